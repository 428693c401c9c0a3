import type { SpatialNode, SpatialTree, TreeNode } from '#core/model';
import { JsonBytes } from '../json-bytes.ts';
import { COMMA, OPEN_LIST, piece } from '../json-pieces.ts';

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

/** What stands before the values of a node at one depth: line feeds, blanks and keys. */
interface Keys {
  readonly kind: Uint8Array;
  readonly expressId: Uint8Array;
  readonly class: Uint8Array;
  readonly globalId: Uint8Array;
  readonly name: Uint8Array;
  readonly longName: Uint8Array;
  readonly objectType: Uint8Array;
  readonly predefinedType: Uint8Array;
  readonly elevation: Uint8Array;
  readonly z: Uint8Array;
  readonly children: Uint8Array;
  /** Behind an empty list of children, and behind one that is not. */
  readonly endWithout: Uint8Array;
  readonly end: Uint8Array;
}

/** `tree.json`: as `JSON.stringify` with an indent of one blank writes it, in chunks of UTF-8 that end anywhere. */
export function* treeLines(tree: SpatialTree): Generator<Uint8Array> {
  const out = new JsonBytes();
  const keys: Keys[] = [];
  out.text('{\n "roots": ');
  yield* writeNodes(tree.roots, keys, out);
  out.text(',\n "unplaced": ');
  yield* writeNodes(tree.unplaced, keys, out);
  out.text('\n}\n');
  yield* out.finish();
}

/** Without recursion, as the tree was made. */
function* writeNodes(top: readonly TreeNode[], keys: Keys[], out: JsonBytes): Generator<Uint8Array> {
  if (top.length === 0) {
    out.text('[]');
    return;
  }
  out.text('[');
  const open: OpenList[] = [{ nodes: top, at: 0 }];
  for (let list = open.at(-1); list !== undefined; list = open.at(-1)) {
    const depth = open.length;
    const node = list.nodes[list.at];
    if (node === undefined) {
      open.pop();
      if (open.length === 0) out.text('\n ]');
      else out.piece(keysAt(depth - 1, keys).end);
      continue;
    }
    const ofDepth = keysAt(depth, keys);
    if (list.at > 0) out.piece(COMMA);
    writeHead(node, ofDepth, out);
    list.at++;
    if (node.children.length === 0) out.piece(ofDepth.endWithout);
    else {
      out.piece(OPEN_LIST);
      open.push({ nodes: node.children, at: 0 });
    }
    if (out.hasFull) yield* out.take();
  }
}

/** All of a node up to its children, which are its last key. */
function writeHead(node: TreeNode, keys: Keys, out: JsonBytes): void {
  out.piece(keys.kind);
  out.string(node.kind);
  out.piece(keys.expressId);
  out.number(node.expressId);
  out.piece(keys.class);
  out.string(node.class);
  out.piece(keys.globalId);
  out.string(node.globalId);
  out.piece(keys.name);
  out.string(node.name);
  if (node.kind !== 'element') writePlace(node, keys, out);
  out.piece(keys.children);
}

function writePlace({ longName, objectType, predefinedType, elevation, z }: SpatialNode, keys: Keys, out: JsonBytes) {
  out.piece(keys.longName);
  out.string(longName);
  out.piece(keys.objectType);
  out.string(objectType);
  out.piece(keys.predefinedType);
  out.string(predefinedType);
  out.piece(keys.elevation);
  out.text(JSON.stringify(elevation));
  out.piece(keys.z);
  out.text(JSON.stringify(z));
}

/** Made once for each depth: that of the roots is 1. */
function keysAt(depth: number, known: Keys[]): Keys {
  const keys = known[depth] ?? keysOf(indent(2 * depth), indent(2 * depth + 1));
  known[depth] = keys;
  return keys;
}

/** @param blanks before the brackets of a node; before its keys, and the end of its children, there are those of `inner`. */
function keysOf(blanks: string, inner: string): Keys {
  const key = (name: string) => piece(`,\n${inner}"${name}": `);
  return {
    kind: piece(`\n${blanks}{\n${inner}"kind": `),
    expressId: key('expressId'),
    class: key('class'),
    globalId: key('globalId'),
    name: key('name'),
    longName: key('longName'),
    objectType: key('objectType'),
    predefinedType: key('predefinedType'),
    elevation: key('elevation'),
    z: key('z'),
    children: key('children'),
    endWithout: piece(`[]\n${blanks}}`),
    end: piece(`\n${inner}]\n${blanks}}`),
  };
}

function indent(depth: number): string {
  return ' '.repeat(Math.min(depth, DEEPEST_INDENT));
}
