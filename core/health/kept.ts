/**
 * Computes a value when it is asked for and keeps it for a while; however many ask at once, it is computed once. What
 * fails is not kept.
 */
export function kept<T>(milliseconds: number, compute: () => Promise<T>): () => Promise<T> {
  let last: { readonly value: T; readonly at: number } | undefined;
  let flight: Promise<T> | undefined;
  const begin = async () => {
    try {
      const value = await compute();
      last = { value, at: performance.now() };
      return value;
    } finally {
      flight = undefined;
    }
  };
  return async () => {
    if (last !== undefined && performance.now() - last.at < milliseconds) return last.value;
    flight ??= begin();
    return flight;
  };
}
