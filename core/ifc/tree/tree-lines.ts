import type { SpatialNode, SpatialTree, TreeNode } from '#core/model';
import { ByteChunks } from '../byte-chunks.ts';
import { jsonOf } from '../json.ts';

/**
 * Deeper lines are not indented further: no building is nested half as deep, and the blanks before a hundred thousand
 * nodes at depth 200 would take half a gigabyte.
 */
const DEEPEST_INDENT = 128;

/** A list of nodes that is being written. */
interface OpenList {
  readonly nodes: readonly TreeNode[];
  at: number;
}

/** `tree.json`: as `JSON.stringify` with an indent of one blank writes it, in chunks of UTF-8 that end anywhere. */
export function* treeLines(tree: SpatialTree): Generator<Uint8Array> {
  const chunks = new ByteChunks();
  chunks.text('{\n "roots": ');
  yield* writeNodes(tree.roots, chunks);
  chunks.text(',\n "unplaced": ');
  yield* writeNodes(tree.unplaced, chunks);
  chunks.text('\n}\n');
  yield* chunks.finish();
}

/** Without recursion, as the tree was made. */
function* writeNodes(top: readonly TreeNode[], chunks: ByteChunks): Generator<Uint8Array> {
  if (top.length === 0) {
    chunks.text('[]');
    return;
  }
  chunks.text('[');
  const open: OpenList[] = [{ nodes: top, at: 0 }];
  for (let list = open.at(-1); list !== undefined; list = open.at(-1)) {
    const depth = 2 * open.length;
    const node = list.nodes[list.at];
    if (node === undefined) {
      open.pop();
      chunks.text(`\n${indent(depth - 1)}]${open.length === 0 ? '' : `\n${indent(depth - 2)}}`}`);
      continue;
    }
    writeHead(node, `${list.at === 0 ? '' : ','}\n${indent(depth)}`, indent(depth + 1), chunks);
    list.at++;
    if (node.children.length === 0) chunks.text(`[]\n${indent(depth)}}`);
    else {
      chunks.text('[');
      open.push({ nodes: node.children, at: 0 });
    }
    yield* chunks.take();
  }
}

/** All of a node up to its children, which are its last key. */
function writeHead(node: TreeNode, before: string, blanks: string, chunks: ByteChunks): void {
  const line = `,\n${blanks}`;
  chunks.text(
    `${before}{\n${blanks}"kind": "${node.kind}"${line}"expressId": ${node.expressId}${line}"class": "${node.class}"` +
      `${line}"globalId": ${jsonOf(node.globalId)}${line}"name": ${jsonOf(node.name)}` +
      `${node.kind === 'element' ? '' : ofPlace(node, line)}${line}"children": `,
  );
}

function ofPlace({ longName, objectType, predefinedType, elevation, z }: SpatialNode, line: string): string {
  return (
    `${line}"longName": ${jsonOf(longName)}${line}"objectType": ${jsonOf(objectType)}` +
    `${line}"predefinedType": ${jsonOf(predefinedType)}${line}"elevation": ${JSON.stringify(elevation)}` +
    `${line}"z": ${JSON.stringify(z)}`
  );
}

const indents = Array.from({ length: DEEPEST_INDENT + 1 }, (_, depth) => ' '.repeat(depth));

function indent(depth: number): string {
  return indents[Math.min(depth, DEEPEST_INDENT)] ?? '';
}
