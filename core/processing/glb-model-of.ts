import {
  boxMatrix,
  type Color,
  elementColumns,
  type GlbElement,
  type GlbGroup,
  type GlbModel,
  unitCube,
} from '#core/geometry';
import type { SpatialTree, TreeNode } from '#core/model';
import type { CollectedGeometry } from './geometry-feed.ts';

/** Of boxes that stand in for shapes: grey, and seen through. */
const PLACEHOLDER_COLOR: Color = [0.5, 0.5, 0.5, 0.4];

/**
 * What goes into `model.glb`: the spatial nodes as groups and every product that has a mesh, in the order of the tree.
 * A space goes with the spaces; any other spatial node that has a shape of its own (a site's terrain) is an element in
 * its own group. Where a shape would have cost too much, a box stands in its place.
 */
export function glbModelOf(tree: SpatialTree, geometry: CollectedGeometry): GlbModel {
  const groups: GlbGroup[] = [];
  const elements: GlbElement[] = [];
  const spaces: GlbElement[] = [];
  const stack: { node: TreeNode; group: number | null }[] = [];
  const push = (nodes: readonly TreeNode[], group: number | null) => {
    for (const node of nodes.toReversed()) stack.push({ node, group });
  };
  push([...tree.roots, ...tree.unplaced], null);
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { node, group: parent } = next;
    const { expressId, globalId, class: className, name } = node;
    const group =
      node.kind === 'element' ? parent : groups.push({ expressId, globalId, class: className, name, parent }) - 1;
    const list = node.kind === 'space' ? spaces : elements;
    const identity = { expressId, globalId, class: className, name, group };
    const placements = geometry.elements.get(expressId)?.placements;
    const box = geometry.placeholders.get(expressId);
    if (placements !== undefined) list.push({ ...identity, placements });
    else if (box !== undefined) {
      const placement = { mesh: geometry.meshes.length, color: PLACEHOLDER_COLOR, matrix: boxMatrix(box) };
      list.push({ ...identity, placements: [placement], placeholder: geometry.failures.get(expressId)?.code ?? '' });
    }
    push(node.children, group);
  }
  const meshes = geometry.placeholders.size === 0 ? geometry.meshes : [...geometry.meshes, unitCube()];
  return { meshes, groups, elements: elementColumns(elements), spaces: elementColumns(spaces) };
}
