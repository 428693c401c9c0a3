/** How often a heart beats within the visibility time-out of a message. */
const BEATS_PER_TIMEOUT = 6;
const MOST_MS_BETWEEN_BEATS = 20_000;

/** Milliseconds between two beats, for a queue with this visibility time-out. */
export function beatMs(visibilitySeconds: number): number {
  return Math.min(MOST_MS_BETWEEN_BEATS, (visibilitySeconds * 1000) / BEATS_PER_TIMEOUT);
}

/** Does something again and again while a job runs; a beat that fails is told, and the next one comes all the same. */
export class HeartBeat {
  readonly #timer: NodeJS.Timeout;
  #beating: Promise<void> = Promise.resolve();

  constructor(milliseconds: number, beat: () => Promise<void>, onFault: (error: unknown) => void) {
    let isBeating = false;
    this.#timer = setInterval(() => {
      if (isBeating) return;
      isBeating = true;
      this.#beating = beat()
        .catch(onFault)
        .finally(() => {
          isBeating = false;
        });
    }, milliseconds);
  }

  /** After it nothing beats any more. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#beating;
  }
}
