import { Agent, get } from 'node:http';

const PAUSE_MS = 10;

/** One question to `/healthz`: when it was asked (milliseconds since 1970), and how long the answer took. */
interface Asked {
  readonly at: number;
  readonly ms: number;
}

/** Asks `/healthz` over one connection, again and again, until it is stopped. */
export class HealthProbe {
  readonly #asked: Asked[] = [];
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #end: Promise<void>;
  #isStopped = false;

  constructor(url: string) {
    this.#end = this.#run(new URL('/healthz', url));
  }

  async stop(): Promise<readonly Asked[]> {
    this.#isStopped = true;
    await this.#end;
    this.#agent.destroy();
    return this.#asked;
  }

  async #run(url: URL): Promise<void> {
    while (!this.#isStopped) {
      const at = Date.now();
      const began = performance.now();
      await new Promise<void>((resolve, reject) => {
        get(url, { agent: this.#agent }, (answer) => answer.resume().on('end', resolve)).on('error', reject);
      });
      this.#asked.push({ at, ms: performance.now() - began });
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}

/** Median, 99th percentile and maximum of the answers in a span of time. */
export function spread(asked: readonly Asked[], from: number, to: number) {
  const times = asked.filter(({ at }) => at >= from && at <= to).map(({ ms }) => ms);
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  return { answers: times.length, median: at(0.5), p99: at(0.99), max: at(1) };
}
