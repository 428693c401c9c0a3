// tree.json as facts that can be compared.

/**
 * What each node is below, and how high storeys lie.
 *
 * @param {{ roots: object[], unplaced: object[] }} tree @returns {import('./facts.mjs').Facts}
 */
export function treeFacts({ roots, unplaced }) {
  const facts = { tree: new Map(), 'storey heights': new Map() };
  const rest = [...roots, ...unplaced];
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    if (node.kind === 'storey') facts['storey heights'].set(`#${node.expressId}`, node.z ?? node.elevation ?? 0);
    for (const child of node.children) {
      facts.tree.set(`#${child.expressId}`, node.expressId);
      rest.push(child);
    }
  }
  return facts;
}
