/** Resolves after the time, or at once when the signal is aborted. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}

/** Resolves when either signal is aborted. */
export function aborted(first: AbortSignal, second: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      first.removeEventListener('abort', end);
      second.removeEventListener('abort', end);
      resolve();
    };
    for (const signal of [first, second]) {
      signal.addEventListener('abort', end);
      if (signal.aborted) end();
    }
  });
}
