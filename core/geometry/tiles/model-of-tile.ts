import type { ElementColumns, GlbGroup, GlbModel } from '../glb/index.ts';
import type { Mesh } from '../mesh.ts';
import type { CutModel, Tile } from './cut-into-tiles.ts';

/**
 * What one tile shows, as a model of its own that has no more meshes and groups than it needs. (With all 22,000 groups of
 * 1 GB, handing 227 tiles to another thread took 5 s.)
 */
export function modelOfTile(model: GlbModel, { origin }: Pick<CutModel, 'origin'>, { products }: Tile): GlbModel {
  const inOrder = products.slice().sort();
  const firstSpace = inOrder.findIndex((product) => product >= model.elements.count);
  const end = firstSpace === -1 ? inOrder.length : firstSpace;
  const meshes = new UsedMeshes(model.meshes);
  const elements = pick(model.elements, inOrder.subarray(0, end), meshes);
  const spaces = pick(
    model.spaces,
    inOrder.subarray(end).map((product) => product - model.elements.count),
    meshes,
  );
  const groups = usedGroups(model.groups, elements);
  return {
    meshes: meshes.list,
    groups: groups.list,
    elements: { ...elements, groups: groups.ofElements },
    spaces,
    whole: { origin, meshes: meshes.numbers },
  };
}

/** The groups that elements are in, and those above them, in their order; and the elements' groups in those numbers. */
function usedGroups(all: readonly GlbGroup[], { groups }: ElementColumns) {
  const isUsed = new Uint8Array(all.length);
  for (const group of groups) {
    for (let at: number | null = group; at !== null && at >= 0 && isUsed[at] === 0; at = all[at]?.parent ?? null)
      isUsed[at] = 1;
  }
  const numbers = new Int32Array(all.length).fill(-1);
  const list: GlbGroup[] = [];
  for (const [at, group] of all.entries()) {
    if (isUsed[at] === 0) continue;
    numbers[at] = list.length;
    list.push(group.parent === null ? group : { ...group, parent: numbers[group.parent] ?? null });
  }
  return { list, ofElements: groups.map((group) => (group < 0 ? -1 : (numbers[group] ?? -1))) };
}

/** Numbers meshes anew, as they are used. */
class UsedMeshes {
  readonly list: Mesh[] = [];
  readonly #all: readonly Mesh[];
  /** In the order of `list`. */
  readonly #numbers = new Map<number, number>();

  constructor(all: readonly Mesh[]) {
    this.#all = all;
  }

  /** For each of `list` its number among all. */
  get numbers(): Uint32Array {
    return Uint32Array.from(this.#numbers.keys());
  }

  numberOf(mesh: number): number {
    const known = this.#numbers.get(mesh);
    if (known !== undefined) return known;
    const used = this.#all[mesh];
    if (used === undefined) throw new RangeError(`A placement names mesh ${mesh}; there are ${this.#all.length}.`);
    this.#numbers.set(mesh, this.list.length);
    return this.list.push(used) - 1;
  }
}

/** Some rows of the columns, in the order given. */
function pick(from: ElementColumns, rows: Uint32Array, used: UsedMeshes): ElementColumns {
  const firstOf = (row: number) => (row === 0 ? 0 : (from.ends[row - 1] ?? 0));
  const ends = new Uint32Array(rows.length);
  let count = 0;
  for (const [at, row] of rows.entries()) ends[at] = count += (from.ends[row] ?? 0) - firstOf(row);
  const meshes = new Uint32Array(count);
  const colors = new Float64Array(4 * count);
  const matrices = new Float64Array(16 * count);
  let at = 0;
  for (const row of rows) {
    const [first, end] = [firstOf(row), from.ends[row] ?? 0];
    for (let placement = first; placement < end; placement++) {
      meshes[at + placement - first] = used.numberOf(from.meshes[placement] ?? 0);
    }
    colors.set(from.colors.subarray(4 * first, 4 * end), 4 * at);
    matrices.set(from.matrices.subarray(16 * first, 16 * end), 16 * at);
    at += end - first;
  }
  return {
    count: rows.length,
    expressIds: rows.map((row) => from.expressIds[row] ?? 0),
    globalIds: Array.from(rows, (row) => from.globalIds[row] ?? null),
    classes: Array.from(rows, (row) => from.classes[row] ?? ''),
    names: Array.from(rows, (row) => from.names[row] ?? null),
    groups: Int32Array.from(rows, (row) => from.groups[row] ?? -1),
    ends,
    meshes,
    colors,
    matrices,
    placeholders: new Map(
      [...rows].flatMap((row, to) => {
        const code = from.placeholders.get(row);
        return code === undefined ? [] : [[to, code]];
      }),
    ),
  };
}
