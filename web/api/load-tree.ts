import type { SpatialTree } from '#api/contracts';
import { send } from './client.ts';

/**
 * The spatial tree. It may have a hundred thousand nodes, so it is not checked node by node: the contract of the route is
 * proven by the server's own tests, and a check would cost more than everything else the page does with it.
 */
export async function loadTree(path: string, signal: AbortSignal): Promise<SpatialTree> {
  const response = await send(path, { signal });
  const tree: SpatialTree = await response.json();
  return tree;
}
