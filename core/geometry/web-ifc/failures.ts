import type { FailureCode } from '../engine.ts';

/** What an error thrown by web-ifc means. */
export interface EngineFailure {
  readonly code: FailureCode;
  readonly reason: string;
  /** Whether the instance can go on with other elements. */
  readonly usable: boolean;
}

/**
 * A C++ exception unwinds in good order: after 90,000 of them in one run the elements between came out right and no
 * memory was lost. After anything else (a trap such as "memory access out of bounds", an exhausted stack) the instance
 * is in an unknown state.
 */
export function failureOf(error: unknown): EngineFailure {
  // Not by `instanceof`: the exception carries no message, and its class belongs to the realm that made the instance.
  if (Object.prototype.toString.call(error) === '[object WebAssembly.Exception]') {
    const reason = 'web-ifc threw an exception, which it does mostly where a reference leads nowhere.';
    return { code: 'geometry/engine-exception', reason, usable: true };
  }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { code: 'geometry/engine-abort', reason: `web-ifc broke down (${message}).`, usable: false };
}
