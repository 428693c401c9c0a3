import { Handover } from './handover.ts';

/** A piece of work that runs beside another one, and hands it something or waits for it. */
export type Side<Handed, Result> = (signal: AbortSignal, handover: Handover<Handed>) => Promise<Result>;

/**
 * Runs two pieces of work at once and waits for both. Where one fails, the other is aborted and waited for, so that
 * nothing goes on behind the caller's back; the first failure is thrown.
 */
export async function sideBySide<Handed, A, B>(
  signal: AbortSignal | undefined,
  first: Side<Handed, A>,
  second: Side<Handed, B>,
): Promise<[A, B]> {
  const failure = new AbortController();
  const either = signal === undefined ? failure.signal : AbortSignal.any([signal, failure.signal]);
  const handover = new Handover<Handed>(either);
  const guarded = async <T>(work: Side<Handed, T>): Promise<T> => {
    try {
      return await work(either, handover);
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
