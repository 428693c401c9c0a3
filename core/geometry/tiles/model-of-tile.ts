import type { ElementColumns, GlbModel } from '../glb/index.ts';
import type { Mesh } from '../mesh.ts';
import type { CutModel, Tile } from './cut-into-tiles.ts';

/** What one tile shows, as a model of its own that has no more meshes than it needs; its groups are those of the whole. */
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
  return { meshes: meshes.list, groups: model.groups, elements, spaces, origin };
}

/** Numbers meshes anew, as they are used. */
class UsedMeshes {
  readonly list: Mesh[] = [];
  readonly #all: readonly Mesh[];
  readonly #numbers = new Map<number, number>();

  constructor(all: readonly Mesh[]) {
    this.#all = all;
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
