import { type LinkTables, linkTables, OPENING, type TessellationBlock, type TessellationRequest } from '#core/geometry';
import type { Budgets, GeometryThread, Loss, ThreadEvent } from './geometry-thread.ts';
import { InOrder } from './in-order.ts';
import { Mailbox } from './mailbox.ts';
import { WorkerMeshes } from './mesh-numbers.ts';
import { IDLE } from './protocol.ts';
import { WorkQueue } from './work-queue.ts';

/** After so many lost workers the rest of the file is given up. */
const MOST_REPLACEMENTS = 5;
/** For loading web-ifc, which takes 0.2 s on an idle machine. */
const STARTING_MS = 5_000;
/** For opening a part of the file, on top of the budget of one element. web-ifc takes about 0.0015 ms. */
const OPENING_MS_PER_INSTANCE = 0.1;
/** More instances than this are never opened at once. */
const MOST_INSTANCES_OPENED = 1 << 20;

/** A thread, and what it is at. */
interface Member {
  readonly thread: GeometryThread;
  readonly meshes: WorkerMeshes;
  /** Positions of the products it gives to web-ifc. */
  batch: Uint32Array | undefined;
  isIdle: boolean;
}

interface Letter {
  readonly member: Member | undefined;
  readonly event: ThreadEvent;
}

/** Where threads come from, and go to when they are lost. */
export interface ThreadPool {
  /** A thread without work. */
  hire(): GeometryThread;
  dismiss(thread: GeometryThread): Promise<void>;
}

/** Some threads that make the products of one request between them. */
export class Team {
  readonly #request: TessellationRequest;
  readonly #pool: ThreadPool;
  readonly #products: Uint32Array;
  readonly #queue: WorkQueue;
  readonly #links: LinkTables | undefined;
  readonly #budgets: Budgets;
  readonly #order: InOrder;
  readonly #letters = new Mailbox<Letter>();
  readonly #members = new Set<Member>();
  /** What lost threads left undone. */
  readonly #returned: Uint32Array[] = [];
  #losses = 0;

  /** @param size threads. */
  constructor(request: TessellationRequest, size: number, pool: ThreadPool) {
    const { products, index, elementBudgetMs } = request;
    this.#request = request;
    this.#pool = pool;
    this.#products = new Uint32Array(new SharedArrayBuffer(products.byteLength));
    this.#products.set(products);
    this.#links = linkTables(index);
    this.#queue = WorkQueue.create(products.length, size);
    const instances = Math.min(index.count, MOST_INSTANCES_OPENED);
    const opening = elementBudgetMs + STARTING_MS + instances * OPENING_MS_PER_INSTANCE;
    this.#budgets = { element: elementBudgetMs, opening };
    this.#order = new InOrder(this.#products);
    for (let member = 0; member < Math.min(size, products.length); member++) this.#engage();
  }

  /** Those that are not lost; those that can be given other work first. */
  get threads(): { readonly thread: GeometryThread; readonly isIdle: boolean }[] {
    return [...this.#members].sort((a, b) => Number(b.isIdle) - Number(a.isIdle));
  }

  /** Gives the reader of `blocks` something to come back with. */
  interrupt(): void {
    this.#letters.put({ member: undefined, event: { kind: 'interrupted' } });
  }

  /** All products, in order. */
  async *blocks(): AsyncGenerator<TessellationBlock> {
    while (!this.#order.isComplete || this.#isAtWork) {
      const { member, event } = await this.#letters.take();
      if (member !== undefined && !this.#members.has(member)) continue;
      this.#request.signal?.throwIfAborted();
      if (event.kind === 'interrupted') throw new Error('The engine was closed while it was at work.');
      if (member !== undefined) await this.#dealWith(event, member);
      const block = this.#order.take();
      if (block !== undefined) yield block;
    }
  }

  /** A thread that has told of all its products says yet that it is done. Who hangs when the file is given up, does not. */
  get #isAtWork(): boolean {
    return this.#losses <= MOST_REPLACEMENTS && [...this.#members].some(({ isIdle }) => !isIdle);
  }

  async #dealWith(event: Exclude<ThreadEvent, { kind: 'interrupted' }>, member: Member): Promise<void> {
    if (event.kind === 'block') {
      member.thread.taken();
      this.#order.add(event.block, member.meshes);
    } else if (event.kind === 'lost') await this.#lose(event, member);
    else member.isIdle = true;
    this.#employ();
  }

  #engage(): void {
    const member: Member = { thread: this.#pool.hire(), meshes: new WorkerMeshes(), batch: undefined, isIdle: false };
    this.#members.add(member);
    member.thread.onEvent = (event) => this.#letters.put({ member, event });
    const { index, units, elementTriangles } = this.#request;
    const { memory: queue } = this.#queue;
    member.thread.work(
      { kind: 'begin', index, units, elementTriangles, products: this.#products, links: this.#links, queue },
      this.#budgets,
    );
  }

  /** Gives work to those who have none. */
  #employ(): void {
    const idle = [...this.#members].filter(({ isIdle }) => isIdle);
    for (const member of idle) {
      const batch = this.#returned.pop() ?? this.#order.takeBatchForWebIfc();
      if (batch === undefined) break;
      member.batch = batch;
      member.isIdle = false;
      member.thread.work({ kind: 'web-ifc', positions: batch }, this.#budgets);
    }
    const [first] = this.#members;
    if (this.#order.isComplete || first === undefined) return;
    if ([...this.#members].every(({ isIdle }) => isIdle)) {
      // What a lost thread had claimed, and not told of.
      first.isIdle = false;
      first.batch = undefined;
      first.thread.work({ kind: 'direct', positions: this.#order.missing() }, this.#budgets);
    }
  }

  /** Whose fault it was: a product's, that of a part of the file, or nobody's. Another thread takes over. */
  async #lose({ position, code, reason }: Loss, member: Member): Promise<void> {
    this.#members.delete(member);
    await this.#pool.dismiss(member.thread);
    const batch = member.batch ?? new Uint32Array(0);
    if (position >= 0) this.#order.fail(position, code, reason);
    else if (position === OPENING) {
      for (const part of batch) this.#order.fail(part, code, `While the file was being opened: ${reason}`);
    } else if (position !== IDLE) throw new Error(`A worker thread cannot be at ${position}.`);
    const undone = batch.filter((part) => this.#order.isMissing(part));
    if (undone.length > 0) this.#returned.push(undone);
    this.#losses++;
    if (this.#losses <= MOST_REPLACEMENTS) this.#engage();
    else {
      const why = `${this.#losses} worker threads were lost on this file, the last because: ${reason}`;
      this.#order.failRest('geometry/engine-abandoned', `${why} The rest was not tried.`);
    }
  }
}
