import type { Gltf, GltfNode } from './gltf.ts';
import { identity, type Matrix, matrixOf, multiply } from './matrix.ts';

/** A mesh where it stands. */
export interface Placement {
  /** Number of the element in the list of elements. */
  readonly element: number;
  readonly mesh: number;
  readonly matrix: Matrix;
}

/** What a node says about the element it stands for. */
export interface PlacedElement {
  readonly globalId: string | null;
  readonly expressId: number;
  readonly class: string;
  readonly name: string | null;
  readonly isSpace: boolean;
  /** A box stands in for its shape. */
  readonly isPlaceholder: boolean;
}

/** Everything that both scenes show, element after element: the pieces of an element follow each other. */
export function placementsOf(document: Gltf): { elements: PlacedElement[]; placements: Placement[] } {
  const elements: PlacedElement[] = [];
  const placements: Placement[] = [];
  const numbers = new Map<GltfNode, number>();

  const visit = (number: number, parent: Matrix, owner: GltfNode | undefined, isSpace: boolean): void => {
    const node = document.nodes[number];
    if (node === undefined) throw new Error(`The 3D file lacks node ${number}.`);
    const matrix = multiply(parent, matrixOf(node));
    const named = node.extras?.expressId === undefined ? owner : node;
    if (node.mesh !== undefined && named !== undefined) {
      const element = numbers.get(named) ?? elements.push(describe(named, isSpace)) - 1;
      numbers.set(named, element);
      placements.push({ element, mesh: node.mesh, matrix });
    }
    for (const child of node.children ?? []) visit(child, matrix, named, isSpace);
  };
  document.scenes.forEach((scene, at) => {
    for (const root of scene.nodes) visit(root, identity, undefined, at === 1);
  });
  return { elements, placements };
}

function describe({ name: globalId, extras }: GltfNode, isSpace: boolean): PlacedElement {
  return {
    globalId: globalId ?? null,
    expressId: extras?.expressId ?? 0,
    class: extras?.class ?? 'IfcProduct',
    name: extras?.name ?? null,
    isSpace,
    isPlaceholder: extras?.placeholder !== undefined,
  };
}
