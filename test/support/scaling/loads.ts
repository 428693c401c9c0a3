import type { Message } from './fleet.ts';

/** All at once. */
export const burst = (count: number, workSeconds: number): Message[] =>
  Array.from({ length: count }, () => ({ sentAt: 0, workSeconds }));

export interface Stream {
  readonly perMinute: number;
  readonly minutes: number;
  /** On average. */
  readonly workSeconds: number;
  readonly seed: number;
}

/** At random moments, with work that is mostly short and sometimes long (both exponential). */
export function stream({ perMinute, minutes, workSeconds, seed }: Stream): Message[] {
  const random = randomNumbers(seed);
  const messages: Message[] = [];
  for (let sentAt = 0; ; ) {
    sentAt -= (60 / perMinute) * Math.log(random());
    if (sentAt > 60 * minutes) return messages;
    messages.push({ sentAt, workSeconds: Math.min(3600, Math.max(1, -workSeconds * Math.log(random()))) });
  }
}

/** Numbers above 0, up to 1, the same for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 1) / 2 ** 32;
  };
}
