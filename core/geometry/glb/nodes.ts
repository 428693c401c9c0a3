import type { ElementColumns } from './element-columns.ts';
import type { Identity } from './glb-element.ts';
import type { GlbGroup } from './glb-model.ts';
import type { GltfScene } from './gltf.ts';
import { GRID_TO_GLTF } from './grid.ts';
import { type GroupMembers, membersOf } from './group-members.ts';
import type { JsonBytes } from './json-bytes.ts';

/** Products, and how they are shown. */
export interface ShownProducts {
  readonly products: ElementColumns;
  /** How many nodes with a mesh show a product; none where it has no triangles. */
  showsOf(product: number): number;
  /** Writes what such a node says of its mesh and its place: `"mesh":3,"translation":[1,2,3]`. */
  writeShow(json: JsonBytes, product: number, show: number): void;
}

/**
 * Writes the nodes of a GLB, in the order of the spatial tree, as a JSON array; answers its scenes.
 *
 * Scene 0 is the building: a root that takes the grid to metres with Y up, below it the groups that hold anything,
 * below them the products. Scene 1, if there are any, holds the spaces, so they are off until a viewer asks for them
 * (three.js: `view.add(gltf.scenes[1])`). A second scene is plain glTF 2.0, which every viewer honours;
 * KHR_node_visibility is ratified, but three.js r187 passes over it and would show the spaces.
 *
 * The node of a group or product has the GlobalId as its `name`, and `class`, `expressId` and `name` in its `extras`
 * (three.js: `object.userData`); a product in whose place a box is shown also has `placeholder` there, the code of the
 * failure. A product of several pieces shows them in nodes below its own, which have no extras.
 */
export function writeNodes(
  json: JsonBytes,
  groups: readonly GlbGroup[],
  elements: ShownProducts,
  spaces: ShownProducts,
): readonly GltfScene[] {
  const nodes = new NodeWriter(json);
  const members = membersOf(groups, elements.products);
  const numbers = numberGroups(groups, members, elements);
  const children = childGroups(groups, members, numbers);
  nodes.begin().raw(`"name":"model","matrix":${JSON.stringify(GRID_TO_GLTF)}`);
  const unplaced = rowsOf(members, groups.length);
  nodes.endWith(elements, unplaced, numbers.unplaced, children.top);
  for (const [at, group] of groups.entries()) {
    const number = numbers.ofGroup[at] ?? -1;
    if (number < 0) continue;
    nodes.begin();
    identify(json, group);
    nodes.endWith(elements, rowsOf(members, at), number + 1, children.below[at] ?? []);
    nodes.writeProducts(elements, rowsOf(members, at));
  }
  nodes.writeProducts(elements, unplaced);
  const scenes = [{ name: 'model', nodes: [0] }];
  if (spaces.products.count > 0) {
    const root = nodes.count;
    scenes.push({ name: 'spaces', nodes: [root] });
    const rows = Uint32Array.from({ length: spaces.products.count }, (_, row) => row);
    nodes.begin().raw(`"name":"spaces","matrix":${JSON.stringify(GRID_TO_GLTF)}`);
    nodes.endWith(spaces, rows, root + 1, []);
    nodes.writeProducts(spaces, rows);
  }
  json.raw(']');
  return scenes;
}

/** Nodes of a product: one; of several pieces, one for each below its own. */
function nodesOf(shown: ShownProducts, product: number): number {
  const shows = shown.showsOf(product);
  return shows > 1 ? 1 + shows : 1;
}

function rowsOf({ starts, rows }: GroupMembers, group: number): Uint32Array {
  return rows.subarray(starts[group], starts[group + 1]);
}

/** Numbers of the nodes of groups, -1 for one without a node, and of the first product without a group. */
function numberGroups(groups: readonly GlbGroup[], members: GroupMembers, elements: ShownProducts) {
  const ofGroup = new Int32Array(groups.length).fill(-1);
  let next = 1; // 0 is the building
  for (let group = 0; group < groups.length; group++) {
    if (members.holdsAnything[group] === 0) continue;
    ofGroup[group] = next++;
    for (const row of rowsOf(members, group)) next += nodesOf(elements, row);
  }
  return { ofGroup, unplaced: next };
}

/** Numbers of the nodes of groups below each group, and of those below none. */
function childGroups(groups: readonly GlbGroup[], members: GroupMembers, { ofGroup }: { ofGroup: Int32Array }) {
  const below: number[][] = groups.map(() => []);
  const top: number[] = [];
  for (const [at, { parent }] of groups.entries()) {
    if (members.holdsAnything[at] === 1) (parent === null ? top : below[parent])?.push(ofGroup[at] ?? 0);
  }
  return { below, top };
}

function identify(
  json: JsonBytes,
  { globalId, class: className, expressId, name }: Identity,
  placeholder?: string,
): void {
  if (globalId !== null) json.raw('"name":').string(globalId).raw(',');
  json.raw('"extras":{"class":').string(className).raw(',"expressId":').number(expressId);
  if (name !== null) json.raw(',"name":').string(name);
  if (placeholder !== undefined) json.raw(',"placeholder":').string(placeholder);
  json.raw('}');
}

/** Writes nodes one after another; counts them. */
class NodeWriter {
  count = 0;
  readonly #json: JsonBytes;

  constructor(json: JsonBytes) {
    this.#json = json;
  }

  begin(): JsonBytes {
    return this.#json.raw(this.count++ === 0 ? '[{' : ',{');
  }

  /** Ends a node that has products below it, whose nodes are numbered from `first` on, and groups. */
  endWith(shown: ShownProducts, products: Uint32Array, first: number, groups: readonly number[]): void {
    const numbers: number[] = [];
    let next = first;
    for (const product of products) {
      numbers.push(next);
      next += nodesOf(shown, product);
    }
    // In the order of their numbers: of the building groups are the first, of a group its own products.
    this.#end(first > (groups[0] ?? first) ? [...groups, ...numbers] : [...numbers, ...groups]);
  }

  writeProducts(shown: ShownProducts, products: Uint32Array): void {
    const { globalIds, classes, expressIds, names, placeholders } = shown.products;
    for (const product of products) {
      const shows = shown.showsOf(product);
      const number = this.count;
      this.begin();
      if (shows === 1) {
        shown.writeShow(this.#json, product, 0);
        this.#json.raw(',');
      }
      const [globalId = null, name = null] = [globalIds[product], names[product]];
      const identity = { globalId, class: classes[product] ?? '', expressId: expressIds[product] ?? 0, name };
      identify(this.#json, identity, placeholders.get(product));
      this.#end(shows > 1 ? Array.from({ length: shows }, (_, show) => number + 1 + show) : []);
      for (let show = 0; show < shows && shows > 1; show++) {
        this.begin();
        shown.writeShow(this.#json, product, show);
        this.#end([]);
      }
    }
  }

  #end(children: readonly number[]): void {
    for (const [at, child] of children.entries()) this.#json.raw(at === 0 ? ',"children":[' : ',').number(child);
    this.#json.raw(children.length > 0 ? ']}' : '}');
  }
}
