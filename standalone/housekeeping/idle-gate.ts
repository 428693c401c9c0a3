/** Many may be at work side by side, or one alone. */
export class IdleGate {
  readonly #atWork = new Set<Promise<unknown>>();
  #alone: Promise<unknown> | undefined;

  /** Works side by side with others; waits only while somebody is alone. */
  async shared<T>(run: () => Promise<T>): Promise<T> {
    while (this.#alone !== undefined) await this.#alone;
    const work = run();
    this.#atWork.add(work);
    try {
      return await work;
    } finally {
      this.#atWork.delete(work);
    }
  }

  /** Runs at a moment when nobody is at work. It does not keep others from beginning until that moment has come. */
  async alone<T>(run: () => Promise<T>): Promise<T> {
    for (;;) {
      const busy = this.#alone ?? [...this.#atWork][0];
      if (busy === undefined) break;
      await Promise.allSettled([busy]);
    }
    const work = run();
    this.#alone = work.then(nothing, nothing).then(() => {
      this.#alone = undefined;
    });
    return work;
  }
}

const nothing = () => undefined;
