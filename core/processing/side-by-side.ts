/**
 * Runs two pieces of work at once and waits for both. Where one fails, the other is aborted and waited for, so that
 * nothing goes on behind the caller's back; the first failure is thrown.
 */
export async function sideBySide<A, B>(
  signal: AbortSignal | undefined,
  first: (signal: AbortSignal) => Promise<A>,
  second: (signal: AbortSignal) => Promise<B>,
): Promise<[A, B]> {
  const failure = new AbortController();
  const either = signal === undefined ? failure.signal : AbortSignal.any([signal, failure.signal]);
  const guarded = async <T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    try {
      return await work(either);
    } catch (error) {
      failure.abort(error);
      throw error;
    }
  };
  const settled = await Promise.allSettled([guarded(first), guarded(second)]);
  either.throwIfAborted();
  const [a, b] = settled;
  if (a.status === 'rejected') throw a.reason;
  if (b.status === 'rejected') throw b.reason;
  return [a.value, b.value];
}
