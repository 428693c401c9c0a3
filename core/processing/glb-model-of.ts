import { elementColumns, type GlbElement, type GlbGroup, type GlbModel } from '#core/geometry';
import type { SpatialTree, TreeNode } from '#core/model';
import type { CollectedGeometry } from './geometry-feed.ts';

/**
 * What goes into `model.glb`: the spatial nodes as groups and every product that has a mesh, in the order of the tree.
 * A space goes with the spaces; any other spatial node that has a shape of its own (a site's terrain) is an element in
 * its own group.
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
    const placements = geometry.elements.get(expressId)?.placements;
    if (placements !== undefined) {
      const list = node.kind === 'space' ? spaces : elements;
      list.push({ expressId, globalId, class: className, name, group, placements });
    }
    push(node.children, group);
  }
  return { meshes: geometry.meshes, groups, elements: elementColumns(elements), spaces: elementColumns(spaces) };
}
