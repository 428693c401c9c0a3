import type { TreeNode } from '#core/model';
import { cleanLine } from './clean-line.ts';
import { treeNodeOf } from './tree-node.ts';

/** A node without its children, and where it is. */
export interface PlacedNode {
  readonly node: TreeNode;
  /** It is below one of the `roots`. */
  readonly isPlaced: boolean;
  /** Express ids from the top down. */
  readonly ancestors: readonly number[];
}

/** A string, so that what is in it is not taken for structure; a string that is not whole yet; a sign of structure. */
const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|("[^"\\]*(?:\\.[^"\\]*)*\\?$)|[{}[\]]/g;

/**
 * Reads `tree.json` piece by piece, depth first. Of each node `children` is the last key, as `TreeNode` writes it, so all
 * the rest of it is known when they begin. Parsed at once, the tree of a model of 100 MB stops the process for 0.3 s.
 */
export class TreeNodes {
  /** The arrays of nodes that are open. */
  readonly #open: ('roots' | 'unplaced' | 'children')[] = [];
  readonly #ancestors: number[] = [];
  /** The text of a node up to its children; empty between two nodes. */
  #head = '';
  /** Objects and arrays that are open in it. */
  #depth = 0;
  /** The string before, which may be a key. */
  #key = '';
  /** What cannot be understood before the next piece. */
  #rest = '';

  /** The nodes whose children, if only an empty list of them, begin in this piece of the text. */
  *add(text: string): Generator<PlacedNode> {
    const piece = this.#rest + text;
    let from = 0;
    for (const { 0: token, 1: unfinished, index } of piece.matchAll(tokens)) {
      if (unfinished !== undefined) break;
      const end = index + token.length;
      if (this.#head !== '') this.#head += piece.slice(from, end);
      from = end;
      if (token.length === 1) yield* this.#take(token);
      this.#key = token;
    }
    this.#rest = piece.slice(from);
  }

  /** @throws where the text is no tree, or ends too early. */
  end(): void {
    if (this.#open.length > 0 || this.#head !== '') throw new Error('tree.json is not whole.');
  }

  *#take(sign: string): Generator<PlacedNode> {
    if (this.#head === '') this.#between(sign);
    else if (sign === '[' && this.#depth === 0 && this.#key === '"children"') yield this.#node();
    else if (sign === '[' || sign === '{') this.#depth++;
    else this.#depth--;
    if (this.#depth < 0) throw new Error(`A node of tree.json has no children: ${this.#head}`);
  }

  #between(sign: string): void {
    if (sign === '{' && this.#open.length > 0) this.#head = sign;
    if (sign === '[' && this.#key === '"roots"') this.#open.push('roots');
    if (sign === '[' && this.#key === '"unplaced"') this.#open.push('unplaced');
    if (sign === ']' && this.#open.pop() === 'children') this.#ancestors.pop();
  }

  #node(): PlacedNode {
    const node = treeNodeOf(JSON.parse(cleanLine(`${this.#head}]}`)));
    const placed = { node, isPlaced: this.#open[0] === 'roots', ancestors: [...this.#ancestors] };
    this.#head = '';
    this.#open.push('children');
    this.#ancestors.push(node.expressId);
    return placed;
  }
}
