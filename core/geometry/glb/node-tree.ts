import type { GltfNode } from './gltf.ts';

/** Nodes numbered in the order in which they are added, each below one added before. */
export class NodeTree {
  readonly #nodes: GltfNode[] = [];
  readonly #children: number[][] = [];

  /** @returns the number of the node. */
  add(node: Omit<GltfNode, 'children'>, parent?: number): number {
    const number = this.#nodes.push(node) - 1;
    this.#children.push([]);
    if (parent !== undefined) this.#children[parent]?.push(number);
    return number;
  }

  get nodes(): readonly GltfNode[] {
    return this.#nodes.map((node, number) => {
      const children = this.#children[number] ?? [];
      return children.length === 0 ? node : { ...node, children };
    });
  }
}
