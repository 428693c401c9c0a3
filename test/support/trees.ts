import { buildTree, type IfcFile, Placements, Places, ProductHeads, Products, Relations, Units } from '#core/ifc';
import type { SpatialTree, TreeNode } from '#core/model';
import { openIfc } from './step.ts';

/** The tree of a file with the places that it was built from. */
export function treeOfFile(file: IfcFile): { tree: SpatialTree; places: Places; products: Products } {
  const { lengthToMetres } = Units.of(file);
  const products = Products.of(file, new ProductHeads(file));
  const places = Places.of(file, products, Relations.of(file));
  const placements = new Placements(file, lengthToMetres);
  return { tree: buildTree({ file, products, places, placements, lengthToMetres }), places, products };
}

/** The same of the lines of a data section, with the codes of what was found wrong with the structure. */
export async function treeOf(lines: string, schema?: string) {
  const { file, diagnostics } = await openIfc(lines, schema);
  const { tree, places, products } = treeOfFile(file);
  const codes = diagnostics.findings.map(({ code }) => code).filter((code) => code !== 'ifc/no-length-unit');
  return { tree, places, products, codes };
}

/** Express ids with those below them: `1(2(3 4))`. */
export const outline = (nodes: readonly TreeNode[]): string =>
  nodes
    .map(({ expressId, children }) => `${expressId}${children.length > 0 ? `(${outline(children)})` : ''}`)
    .join(' ');

/** Every node, without recursion. */
export function* nodesOf({ roots, unplaced }: SpatialTree): Generator<TreeNode> {
  const stack = [...roots, ...unplaced];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    yield node;
    for (const child of node.children) stack.push(child);
  }
}
