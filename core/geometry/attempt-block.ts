import type { Body } from './body.ts';
import { ELEMENT_NUMBERS } from './element-numbers.ts';
import type { Attempt } from './file-tessellator.ts';
import type { Mesh } from './mesh.ts';
import { columnsFor, type PackedAttempts, type PositionedAttempt } from './packed-attempts.ts';
import { PackedElement } from './packed-element.ts';
import { type ElementBlock, MOST_ELEMENTS } from './placing/element-block.ts';
import type { UnreadableStyle, UnreadableStyles } from './unreadable-styles.ts';

/** A block is handed on when one of these is reached: often enough for progress, seldom enough to cost nothing. */
const MOST_MESHES = 64;
const MOST_MILLISECONDS = 100;
/** Attempts: few at first, so that others can begin with them; later an eighth of what there was before. */
const FEWEST_ATTEMPTS = 64;
const SHARE_OF_ALL = 1 / 8;

/** Attempts, and the meshes that came up with them. */
export interface PackedBlock {
  /** Numbered on from those of the blocks before. */
  readonly meshes: readonly Mesh[];
  readonly attempts: PackedAttempts;
  /** Styles that could not be read on the way, each once with each item. */
  readonly unreadableStyles: readonly UnreadableStyle[];
}

/** Gathers what became of products, and the meshes that came up with it, into blocks. */
export class AttemptBlock {
  readonly #meshes: readonly Mesh[];
  readonly #elements: ElementBlock;
  readonly #unreadableStyles: UnreadableStyles;
  readonly #positions = new Uint32Array(MOST_ELEMENTS);
  readonly #bodies = new Uint16Array(MOST_ELEMENTS);
  readonly #milliseconds = new Float64Array(MOST_ELEMENTS);
  #kinds = new Kinds();
  #others: PositionedAttempt[] = [];
  #handedOut: number;
  #since = performance.now();
  #most = FEWEST_ATTEMPTS;
  #taken = 0;

  /**
   * @param meshes all meshes so far, those handed out already; it grows before an attempt that uses a new one is added.
   * @param elements where bodies are placed: an element of it is added before the next one is placed.
   * @param unreadableStyles of all products so far; it grows before an attempt on a product is added.
   */
  constructor(meshes: readonly Mesh[], elements: ElementBlock, unreadableStyles: UnreadableStyles) {
    this.#meshes = meshes;
    this.#elements = elements;
    this.#unreadableStyles = unreadableStyles;
    this.#handedOut = meshes.length;
  }

  /** @param position for which of the products it was made. */
  add(position: number, attempt: Attempt): void {
    if (attempt.status !== 'produced') {
      this.#others.push({ position, attempt });
      return;
    }
    const elements = this.#elements;
    const { geometry, made } = attempt;
    const isThere = geometry instanceof PackedElement && geometry.columns === elements.columns;
    if (!isThere) elements.put(geometry);
    const at = elements.count - 1;
    this.#positions[at] = position;
    this.#bodies[at] = this.#kinds.numberOf(made);
    this.#milliseconds[at] = made === undefined ? 0 : made.milliseconds;
  }

  /**
   * A mesh, or a style that cannot be read, may have come up with a product that was then left to another engine: it is to be
   * handed out all the same.
   */
  get isEmpty(): boolean {
    return this.#count === 0 && this.#meshes.length === this.#handedOut && this.#unreadableStyles.isEmpty;
  }

  /** @param now the time, as `performance.now` tells it. */
  isDue(now: number): boolean {
    return (
      this.#count >= this.#most ||
      this.#meshes.length - this.#handedOut >= MOST_MESHES ||
      now - this.#since >= MOST_MILLISECONDS
    );
  }

  take(): PackedBlock {
    const meshes = this.#meshes.slice(this.#handedOut);
    this.#handedOut = this.#meshes.length;
    this.#taken += this.#count;
    const attempts = this.#packed();
    this.#elements.clear();
    this.#others = [];
    this.#kinds = new Kinds();
    this.#most = Math.max(FEWEST_ATTEMPTS, Math.min(MOST_ELEMENTS, this.#taken * SHARE_OF_ALL));
    this.#since = performance.now();
    return { meshes, attempts, unreadableStyles: this.#unreadableStyles.take() };
  }

  get #count(): number {
    return this.#elements.count + this.#others.length;
  }

  #packed(): PackedAttempts {
    const { count, placementCount, columns } = this.#elements;
    const packed = columnsFor(count, placementCount);
    packed.numbers.set(columns.numbers.subarray(0, count * ELEMENT_NUMBERS));
    packed.milliseconds.set(this.#milliseconds.subarray(0, count));
    packed.colors.set(columns.colors.subarray(0, placementCount * 4));
    packed.matrices.set(columns.matrices.subarray(0, placementCount * 16));
    packed.positions.set(this.#positions.subarray(0, count));
    packed.expressIds.set(columns.expressIds.subarray(0, count));
    packed.ends.set(columns.ends.subarray(0, count));
    packed.meshes.set(columns.meshes.subarray(0, placementCount));
    packed.bodies.set(this.#bodies.subarray(0, count));
    return { ...packed, kinds: this.#kinds.list, others: this.#others };
  }
}

/** Numbers bodies; 0 is none. */
class Kinds {
  readonly list: (Body | undefined)[] = [undefined];

  numberOf(body: Body | undefined): number {
    if (body === undefined) return 0;
    const { item, openings } = body;
    for (let number = 1; number < this.list.length; number++) {
      const known = this.list[number];
      if (known !== undefined && known.item === item && known.openings === openings) return number;
    }
    return this.list.push({ item, openings }) - 1;
  }
}
