/** Something that one piece of work hands to another that runs beside it, and waits for it. */
export class Handover<T> {
  /** Rejects with the signal's reason when it is aborted before. */
  readonly given: Promise<T>;
  #give: (value: T) => void = () => undefined;

  constructor(signal: AbortSignal) {
    this.given = new Promise((resolve, reject) => {
      this.#give = resolve;
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    // Whoever would wait for it may have failed himself.
    this.given.catch(() => undefined);
  }

  give(value: T): void {
    this.#give(value);
  }
}
