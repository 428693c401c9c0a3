const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

/** SQLSTATE of a server that is starting or stopping, and what sockets say of one that is not there yet. */
const passing = new Set([
  '57P01',
  '57P02',
  '57P03',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/**
 * Tries until it succeeds, fails for a reason that does not pass by itself, or the patience is over; the pauses grow. A
 * database that has paused takes 15 to 60 seconds to wake.
 *
 * @throws what the last try has thrown.
 */
export async function withPatience<T>(attempt: () => Promise<T>, patienceMs: number): Promise<T> {
  const until = performance.now() + patienceMs;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    try {
      return await attempt();
    } catch (error) {
      if (!passes(error) || performance.now() + pause > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

/** Whether the server may answer in a while. */
function passes(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(passes); // of node:net, one for each address
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string') return passing.has(error.code);
  return error.message === 'Connection terminated unexpectedly'; // `pg`, of a server that hangs up without a word
}
