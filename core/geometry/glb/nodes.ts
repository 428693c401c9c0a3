import type { GlbElement, GlbGroup, Identity } from './glb-model.ts';
import type { GltfNode, GltfScene } from './gltf.ts';
import { GRID_TO_GLTF } from './grid.ts';
import { NodeTree } from './node-tree.ts';

/** A mesh where it stands: what one glTF node can say. */
export type MeshNode = Pick<GltfNode, 'mesh' | 'translation' | 'rotation'>;

/** A product with the nodes that show it; none where it has no triangles. */
export interface ShownElement {
  readonly element: GlbElement;
  readonly shows: readonly MeshNode[];
}

/**
 * The nodes of a GLB, in the order of the spatial tree, and its scenes.
 *
 * Scene 0 is the building: a root that takes the grid to metres with Y up, below it the groups that hold anything,
 * below them the products. Scene 1, if there are any, holds the spaces, so they are off until a viewer asks for them
 * (three.js: `view.add(gltf.scenes[1])`). A second scene is plain glTF 2.0, which every viewer honours;
 * KHR_node_visibility is ratified, but three.js r187 passes over it and would show the spaces.
 *
 * The node of a group or product has the GlobalId as its `name`, and `class`, `expressId` and `name` in its `extras`
 * (three.js: `object.userData`). A product of several pieces shows them in nodes below its own, which have no extras.
 */
export function nodesOf(
  groups: readonly GlbGroup[],
  elements: readonly ShownElement[],
  spaces: readonly ShownElement[],
): { nodes: readonly GltfNode[]; scenes: readonly GltfScene[] } {
  const tree = new NodeTree();
  const building = tree.add({ name: 'model', matrix: GRID_TO_GLTF });
  const { placed, unplaced } = byGroup(groups, elements);
  const holdsAnything = groupsWithContent(groups, placed);
  const numbers: number[] = [];
  groups.forEach((group, at) => {
    if (!holdsAnything[at]) return;
    const number = tree.add(identify(group), group.parent === null ? building : numbers[group.parent]);
    numbers[at] = number;
    for (const element of placed[at] ?? []) addProduct(tree, element, number);
  });
  for (const element of unplaced) addProduct(tree, element, building);
  const scenes = [{ name: 'model', nodes: [building] }];
  if (spaces.length > 0) {
    const root = tree.add({ name: 'spaces', matrix: GRID_TO_GLTF });
    for (const space of spaces) addProduct(tree, space, root);
    scenes.push({ name: 'spaces', nodes: [root] });
  }
  return { nodes: tree.nodes, scenes };
}

/** One node per product; a product of several pieces has a node for each below its own. */
function addProduct(tree: NodeTree, { element, shows }: ShownElement, parent: number): void {
  const [first, ...others] = shows;
  const number = tree.add({ ...(others.length === 0 && first), ...identify(element) }, parent);
  if (others.length > 0) for (const node of shows) tree.add(node, number);
}

function identify({ globalId, class: className, expressId, name }: Identity): Pick<GltfNode, 'name' | 'extras'> {
  return {
    ...(globalId !== null && { name: globalId }),
    extras: { class: className, expressId, ...(name !== null && { name }) },
  };
}

function byGroup(
  groups: readonly GlbGroup[],
  elements: readonly ShownElement[],
): { placed: readonly ShownElement[][]; unplaced: readonly ShownElement[] } {
  const placed = groups.map((): ShownElement[] => []);
  const unplaced: ShownElement[] = [];
  for (const shown of elements) {
    const { group, expressId } = shown.element;
    const members = group === null ? unplaced : placed[group];
    if (members === undefined)
      throw new RangeError(`Element #${expressId} is in group ${group}, which does not exist.`);
    members.push(shown);
  }
  return { placed, unplaced };
}

/** True for each group that has elements in it or in a group below. */
function groupsWithContent(groups: readonly GlbGroup[], placed: readonly ShownElement[][]): boolean[] {
  const hasContent = placed.map((members) => members.length > 0);
  for (let at = groups.length - 1; at >= 0; at--) {
    const parent = groups[at]?.parent ?? null;
    if (parent === null) continue;
    if (parent >= at) throw new RangeError(`Group ${at} is below group ${parent}, which comes after it.`);
    hasContent[parent] ||= hasContent[at] ?? false;
  }
  return hasContent;
}
