import {
  type Attempt,
  attemptAt,
  countOf,
  type FailureCode,
  MOST_PRODUCTS_PER_CUT,
  type Outcome,
  type PackedBlock,
  PackedElement,
  positionAt,
  type TessellationBlock,
  type UnreadableStyle,
} from '#core/geometry';
import { MeshNumbers, type WorkerMeshes } from './mesh-numbers.ts';

/** A block of a worker, whose meshes it names. */
interface Told extends Pick<PackedBlock, 'attempts'> {
  readonly worker: WorkerMeshes;
}

/**
 * Puts what workers say, in whatever order, into the order of the products: first all that the direct path made, then
 * what was left to web-ifc. So neither the numbers of meshes nor anything else tells how many workers there were.
 */
export class InOrder {
  readonly #products: Uint32Array;
  readonly #numbers = new MeshNumbers();
  /** By position: the block that tells of it, or what was said without one. What has come into order is not here any more. */
  readonly #said: (Told | Attempt | undefined)[];
  /** By position: which of its block's attempts. */
  readonly #rows: Uint32Array;
  /** Positions below have been put in order, as far as the direct path is concerned. */
  #next = 0;
  /** Positions of products for web-ifc that have no outcome in order yet, with the reason. */
  readonly #declined = new Map<number, Extract<Attempt, { status: 'declined' }>>();
  /** All positions for web-ifc, in order. */
  readonly #forWebIfc: number[] = [];
  #nextForWebIfc = 0;
  #batched = 0;
  #outcomes: Outcome[] = [];
  #unreadableStyles: UnreadableStyle[] = [];

  constructor(products: Uint32Array) {
    this.#products = products;
    this.#said = new Array(products.length);
    this.#rows = new Uint32Array(products.length);
  }

  get isComplete(): boolean {
    return this.#isDirectDone && this.#nextForWebIfc === this.#forWebIfc.length;
  }

  /** Takes a block from a worker. */
  add({ meshes, attempts, unreadableStyles }: PackedBlock, worker: WorkerMeshes): void {
    for (const style of unreadableStyles) this.#unreadableStyles.push(style);
    for (const mesh of meshes) worker.meshes.push(mesh);
    const told = { attempts, worker };
    for (let at = 0; at < countOf(attempts); at++) {
      const position = positionAt(attempts, at);
      this.#said[position] = told;
      this.#rows[position] = at;
    }
    this.#advance();
  }

  /** No worker shall try the product again; one that has its outcome keeps it. */
  fail(position: number, code: FailureCode, reason: string): void {
    const expressId = this.#products[position];
    if (expressId === undefined) throw new Error(`There is no product ${position}.`);
    if (!this.isMissing(position)) return;
    this.#said[position] = { status: 'failed', expressId, code, reason };
    this.#advance();
  }

  /** Fails all that has no outcome yet. */
  failRest(code: FailureCode, reason: string): void {
    for (const position of this.missing()) this.fail(position, code, reason);
    for (const position of this.#forWebIfc) this.fail(position, code, reason);
  }

  /** Positions of the products that the direct path has not told of. */
  missing(): Uint32Array {
    const missing: number[] = [];
    for (let position = this.#next; position < this.#products.length; position++) {
      if (this.isMissing(position)) missing.push(position);
    }
    return Uint32Array.from(missing);
  }

  /** Whether nobody has told of the product; or only that it is for web-ifc, once that is in order. */
  isMissing(position: number): boolean {
    return this.#said[position] === undefined && (position >= this.#next || this.#declined.has(position));
  }

  /**
   * The next products that web-ifc is to be given together, by position. Which are together depends on nothing but the
   * file: so a batch is full, or the last one.
   */
  takeBatchForWebIfc(): Uint32Array | undefined {
    const waiting = this.#forWebIfc.length - this.#batched;
    if (waiting === 0 || (waiting < MOST_PRODUCTS_PER_CUT && !this.#isDirectDone)) return undefined;
    const batch = this.#forWebIfc.slice(this.#batched, this.#batched + MOST_PRODUCTS_PER_CUT);
    this.#batched += batch.length;
    return Uint32Array.from(batch);
  }

  /** What has come into order since it was asked last; undefined where nothing has. */
  take(): TessellationBlock | undefined {
    if (this.#outcomes.length === 0) return undefined;
    const outcomes = this.#outcomes;
    const unreadableStyles = this.#unreadableStyles;
    this.#outcomes = [];
    this.#unreadableStyles = [];
    return { meshes: this.#numbers.takeFresh(), outcomes, unreadableStyles };
  }

  get #isDirectDone(): boolean {
    return this.#next === this.#products.length;
  }

  #advance(): void {
    for (; !this.#isDirectDone; this.#next++) {
      const attempt = this.#takeSaid(this.#next);
      if (attempt === undefined) return;
      if (attempt.status === 'declined') {
        this.#declined.set(this.#next, attempt);
        this.#forWebIfc.push(this.#next);
      } else this.#outcomes.push(attempt);
    }
    // Not before: when web-ifc gets ready is a matter of chance.
    for (; this.#nextForWebIfc < this.#forWebIfc.length; this.#nextForWebIfc++) {
      const position = this.#forWebIfc[this.#nextForWebIfc] ?? 0;
      const attempt = this.#takeSaid(position);
      if (attempt === undefined) return;
      const declined = this.#declined.get(position);
      if (attempt.status === 'declined' || declined === undefined) throw new Error('web-ifc declines nothing.');
      this.#declined.delete(position);
      const { reason, made } = declined;
      const milliseconds = attempt.made?.milliseconds ?? 0;
      const outcome = { ...attempt, declined: reason };
      this.#outcomes.push(made === undefined ? outcome : { ...outcome, made: { ...made, milliseconds } });
    }
  }

  /** What was said of the product, in the common numbers of meshes. */
  #takeSaid(position: number): Attempt | undefined {
    const said = this.#said[position];
    if (said === undefined) return undefined;
    this.#said[position] = undefined;
    if (!('attempts' in said)) return said;
    const attempt = attemptAt(said.attempts, this.#rows[position] ?? 0);
    if (attempt.status === 'produced' && attempt.geometry instanceof PackedElement) {
      this.#numbers.renumber(attempt.geometry, said.worker);
    }
    return attempt;
  }
}
