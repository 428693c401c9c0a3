import { RequestFailed } from '#api/client';
import { type Diagnostic, Refusal } from '#core/model';
import { Interrupted, isSystemError } from './exit-codes.ts';

/** What a failure is called in the last event of `--json`. */
export interface FailureEvent {
  readonly event: 'refused' | 'failed' | 'interrupted';
  readonly message: string;
  readonly diagnostic?: Diagnostic;
}

export function failureEvent(error: unknown): FailureEvent {
  if (error instanceof Refusal) {
    return { event: 'refused', message: error.diagnostic.message, diagnostic: error.diagnostic };
  }
  if (error instanceof Interrupted) return { event: 'interrupted', message: error.message };
  return { event: 'failed', message: error instanceof Error ? error.message : String(error) };
}

/** A failure in words: for what a person can mend, what to do; for a fault of ours, where it happened. */
export function failureText(error: unknown): string {
  if (error instanceof Refusal) {
    const { code, message, found, remedy } = error.diagnostic;
    return `${message} [${code}]${placeText(error.diagnostic)}${found ? `\n  found: ${found}` : ''}\n  ${remedy}`;
  }
  if (error instanceof RequestFailed) return `${error.message} [${error.code}]`;
  if (error instanceof Interrupted || isSystemError(error)) return error.message;
  return `Plinth has failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

function placeText({ at: { line, byte } }: Diagnostic): string {
  if (line !== undefined) return `\n  at line ${line}`;
  return byte === undefined ? '' : `\n  at byte ${byte}`;
}
