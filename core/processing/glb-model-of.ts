import { boxMatrix, type Color, type GlbGroup, type GlbModel, unitCube } from '#core/geometry';
import type { SpatialTree, TreeNode } from '#core/model';
import type { GeometryFeed } from './geometry-feed.ts';
import { GlbProducts } from './glb-products.ts';

/** Of boxes that stand in for shapes: grey, and seen through. */
const PLACEHOLDER_COLOR: Color = [0.5, 0.5, 0.5, 0.4];

/**
 * What goes into `model.glb`: the spatial nodes as groups and every product that has a mesh, in the order of the tree.
 * A space goes with the spaces; any other spatial node that has a shape of its own (a site's terrain) is an element in
 * its own group. Where a shape would have cost too much, a box stands in its place.
 */
export function glbModelOf(tree: SpatialTree, geometry: GeometryFeed): GlbModel {
  const groups: GlbGroup[] = [];
  const most = geometry.elements.placementCount + geometry.placeholders.size;
  const elements = new GlbProducts(most);
  const spaces = new GlbProducts(most);
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
    const box = geometry.placeholders.get(expressId);
    if (list.addShape(geometry.elements, expressId)) list.add(node, group);
    else if (box !== undefined) {
      const code = geometry.failures.get(expressId)?.code ?? '';
      list.addPlaceholder({ mesh: geometry.meshes.length, color: PLACEHOLDER_COLOR, matrix: boxMatrix(box) }, code);
      list.add(node, group);
    }
    if (node.children.length > 0) push(node.children, group);
  }
  const meshes = geometry.placeholders.size === 0 ? geometry.meshes : [...geometry.meshes, unitCube()];
  return { meshes, groups, elements: elements.columns(), spaces: spaces.columns() };
}
