/** Of a file that is read in pages, two threads read those where the claim of one ends and that of the other begins. */
const LARGEST_CLAIM = 1 << 14;
/** So many claims of each worker are left at any time, as it were: the fewer are left, the smaller they get. */
const CLAIMS_LEFT_PER_WORKER = 4;

/**
 * The positions of products that nobody has begun, in shared memory: workers take from it without asking the thread that
 * has made it, which may be busy for half a second. The last claims are single products, so that all workers end
 * together.
 */
export class WorkQueue {
  readonly memory: SharedArrayBuffer;
  /** The next position, the number of positions, the number of workers. */
  readonly #words: Int32Array;

  constructor(memory: SharedArrayBuffer) {
    this.memory = memory;
    this.#words = new Int32Array(memory);
  }

  static create(products: number, workers: number): WorkQueue {
    const queue = new WorkQueue(new SharedArrayBuffer(12));
    queue.#words.set([0, products, workers]);
    return queue;
  }

  get isEmpty(): boolean {
    return Atomics.load(this.#words, 0) >= (this.#words[1] ?? 0);
  }

  /** Takes positions, in their order; undefined when there are none left. */
  claim(): { readonly from: number; readonly to: number } | undefined {
    const words = this.#words;
    const [, end = 0, workers = 1] = words;
    for (let from = Atomics.load(words, 0); from < end; ) {
      const fair = Math.floor((end - from) / (workers * CLAIMS_LEFT_PER_WORKER));
      const to = from + Math.max(1, Math.min(fair, LARGEST_CLAIM));
      const found = Atomics.compareExchange(words, 0, from, to);
      if (found === from) return { from, to };
      from = found;
    }
    return undefined;
  }
}
