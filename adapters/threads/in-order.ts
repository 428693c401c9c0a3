import {
  type Attempt,
  type FailureCode,
  MOST_PRODUCTS_PER_CUT,
  type Outcome,
  type TessellationBlock,
  unpackAttempts,
} from '#core/geometry';
import { MeshNumbers, type WorkerMeshes } from './mesh-numbers.ts';
import type { PackedBlock } from './protocol.ts';

/** What a worker said of a product. */
interface Said {
  readonly attempt: Attempt;
  /** Whose meshes it names; undefined where no worker said it. */
  readonly worker: WorkerMeshes | undefined;
}

/**
 * Puts what workers say, in whatever order, into the order of the products: first all that the direct path made, then
 * what was left to web-ifc. So neither the numbers of meshes nor anything else tells how many workers there were.
 */
export class InOrder {
  readonly #products: Uint32Array;
  readonly #numbers = new MeshNumbers();
  /** By position; what has come into order is not here any more. */
  readonly #said = new Map<number, Said>();
  /** Positions below have been put in order, as far as the direct path is concerned. */
  #next = 0;
  /** Positions of products for web-ifc that have no outcome in order yet, with the reason. */
  readonly #declined = new Map<number, Extract<Attempt, { status: 'declined' }>>();
  /** All positions for web-ifc, in order. */
  readonly #forWebIfc: number[] = [];
  #nextForWebIfc = 0;
  #batched = 0;
  #outcomes: Outcome[] = [];

  constructor(products: Uint32Array) {
    this.#products = products;
  }

  get isComplete(): boolean {
    return this.#isDirectDone && this.#nextForWebIfc === this.#forWebIfc.length;
  }

  /** Takes a block from a worker. */
  add({ meshes, attempts }: PackedBlock, worker: WorkerMeshes): void {
    for (const mesh of meshes) worker.meshes.push(mesh);
    for (const { position, attempt } of unpackAttempts(attempts)) this.#said.set(position, { attempt, worker });
    this.#advance();
  }

  /** No worker shall try the product again; one that has its outcome keeps it. */
  fail(position: number, code: FailureCode, reason: string): void {
    const expressId = this.#products[position];
    if (expressId === undefined) throw new Error(`There is no product ${position}.`);
    if (!this.isMissing(position)) return;
    this.#said.set(position, { attempt: { status: 'failed', expressId, code, reason }, worker: undefined });
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
    return !this.#said.has(position) && (position >= this.#next || this.#declined.has(position));
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
    this.#outcomes = [];
    return { meshes: this.#numbers.takeFresh(), outcomes };
  }

  get #isDirectDone(): boolean {
    return this.#next === this.#products.length;
  }

  #advance(): void {
    for (; !this.#isDirectDone; this.#next++) {
      const said = this.#takeSaid(this.#next);
      if (said === undefined) return;
      const { attempt, worker } = said;
      if (attempt.status === 'declined') {
        this.#declined.set(this.#next, attempt);
        this.#forWebIfc.push(this.#next);
      } else this.#outcomes.push(this.#inCommonNumbers(attempt, worker));
    }
    // Not before: when web-ifc gets ready is a matter of chance.
    for (; this.#nextForWebIfc < this.#forWebIfc.length; this.#nextForWebIfc++) {
      const position = this.#forWebIfc[this.#nextForWebIfc] ?? 0;
      const said = this.#takeSaid(position);
      if (said === undefined) return;
      const { attempt, worker } = said;
      const declined = this.#declined.get(position);
      if (attempt.status === 'declined' || declined === undefined) throw new Error('web-ifc declines nothing.');
      this.#declined.delete(position);
      const { reason, made } = declined;
      const milliseconds = attempt.made?.milliseconds ?? 0;
      const outcome = { ...this.#inCommonNumbers(attempt, worker), declined: reason };
      this.#outcomes.push(made === undefined ? outcome : { ...outcome, made: { ...made, milliseconds } });
    }
  }

  #takeSaid(position: number): Said | undefined {
    const said = this.#said.get(position);
    this.#said.delete(position);
    return said;
  }

  #inCommonNumbers(outcome: Outcome, worker: WorkerMeshes | undefined): Outcome {
    if (outcome.status !== 'produced' || worker === undefined) return outcome;
    return { ...outcome, geometry: this.#numbers.renumbered(outcome.geometry, worker) };
  }
}
