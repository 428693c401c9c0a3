import { IDLE, type Progress } from './protocol.ts';

const MOST_MS_BETWEEN_LOOKS = 500;

/**
 * Looks from outside how long a worker has been at the same thing. It counts from its first look, so that a busy main
 * thread can make it late but never makes it blame an element wrongly.
 */
export class Watchdog {
  readonly #timer: NodeJS.Timeout;

  /**
   * @param budgetMs for what is at a position (or OPENING)
   * @param onExceeded told the position, once
   */
  constructor(progress: Progress, budgetMs: (position: number) => number, onExceeded: (position: number) => void) {
    let changes = progress.changes;
    let since = performance.now();
    const look = () => {
      const { position } = progress;
      if (progress.changes !== changes || position === IDLE) {
        changes = progress.changes;
        since = performance.now();
      } else if (performance.now() - since > budgetMs(position)) {
        this.stop();
        onExceeded(position);
      }
    };
    const shortest = Math.min(budgetMs(0), MOST_MS_BETWEEN_LOOKS * 4);
    this.#timer = setInterval(look, Math.max(1, shortest / 4)).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
