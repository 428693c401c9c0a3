import type { SpatialNode, SpatialTree, TreeNode } from '#core/model';
import type { Json } from '../json.ts';
import { utf8Chunks } from '../utf8-chunks.ts';

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
  /** Up to the express id of an element, and of anything else up to its kind. */
  readonly element: Json;
  readonly kind: Json;
  readonly expressId: Json;
  readonly class: Json;
  readonly globalId: Json;
  readonly name: Json;
  readonly longName: Json;
  readonly objectType: Json;
  readonly predefinedType: Json;
  readonly elevation: Json;
  readonly z: Json;
  readonly children: Json;
  /** Behind an empty list of children, and behind one that is not. */
  readonly endWithout: Json;
  readonly end: Json;
}

/** Texts of about so many characters are turned into bytes at once: each turn costs as much as thousands of them. */
const LONG = 1 << 16;

/** What JSON writes as it is. */
const PLAIN = /^[ !#-[\]-~]*$/;

/** `tree.json`: as `JSON.stringify` with an indent of one blank writes it, in chunks of UTF-8; see `utf8Chunks`. */
export const treeLines = (tree: SpatialTree): Generator<Uint8Array> => utf8Chunks(treeTexts(tree));

function* treeTexts(tree: SpatialTree): Generator<string> {
  const keys: Keys[] = [];
  yield '{\n "roots": ';
  yield* nodeTexts(tree.roots, keys);
  yield ',\n "unplaced": ';
  yield* nodeTexts(tree.unplaced, keys);
  yield '\n}\n';
}

/** Without recursion, as the tree was made. */
function* nodeTexts(top: readonly TreeNode[], keys: Keys[]): Generator<string> {
  if (top.length === 0) {
    yield '[]';
    return;
  }
  let text = '[';
  const open: OpenList[] = [{ nodes: top, at: 0 }];
  for (let list = open.at(-1); list !== undefined; list = open.at(-1)) {
    const node = list.nodes[list.at];
    if (node === undefined) {
      open.pop();
      text += open.length === 0 ? '\n ]' : keysAt(open.length, keys).end;
      continue;
    }
    const ofDepth = keysAt(open.length, keys);
    if (list.at++ > 0) text += ',';
    text += headOf(node, ofDepth);
    if (node.children.length === 0) text += ofDepth.endWithout;
    else {
      text += '[';
      open.push({ nodes: node.children, at: 0 });
    }
    if (text.length > LONG) {
      yield text;
      text = '';
    }
  }
  yield text;
}

/** All of a node up to its children, which are its last key. */
function headOf(node: TreeNode, keys: Keys): Json {
  const begin = node.kind === 'element' ? keys.element : `${keys.kind}"${node.kind}"${keys.expressId}`;
  const place = node.kind === 'element' ? '' : placeOf(node, keys);
  const names = `${quoted(node.class)}${keys.globalId}${quoted(node.globalId)}${keys.name}${quoted(node.name)}`;
  return `${begin}${node.expressId}${keys.class}${names}${place}${keys.children}`;
}

function placeOf({ longName, objectType, predefinedType, elevation, z }: SpatialNode, keys: Keys): Json {
  return (
    `${keys.longName}${quoted(longName)}${keys.objectType}${quoted(objectType)}` +
    `${keys.predefinedType}${quoted(predefinedType)}` +
    `${keys.elevation}${JSON.stringify(elevation)}${keys.z}${JSON.stringify(z)}`
  );
}

/** As `JSON.stringify`, which is asked only where something is written otherwise. */
function quoted(text: string | null): Json {
  return text !== null && PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}

/** Made once for each depth: that of the roots is 1. */
function keysAt(depth: number, known: Keys[]): Keys {
  const keys = known[depth] ?? keysOf(indent(2 * depth), indent(2 * depth + 1));
  known[depth] = keys;
  return keys;
}

/** @param blanks before the brackets of a node; before its keys, and the end of its children, there are those of `inner`. */
function keysOf(blanks: string, inner: string): Keys {
  const key = (name: string) => `,\n${inner}"${name}": `;
  const kind = `\n${blanks}{\n${inner}"kind": `;
  return {
    element: `${kind}"element"${key('expressId')}`,
    kind,
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
    endWithout: `[]\n${blanks}}`,
    end: `\n${inner}]\n${blanks}}`,
  };
}

function indent(depth: number): string {
  return ' '.repeat(Math.min(depth, DEEPEST_INDENT));
}
