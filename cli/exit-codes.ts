import { RequestFailed } from '#api/client';
import { Refusal } from '#core/model';

/** How the command ends, for scripts; `plinth --help` lists them. */
export const exitCodes = {
  success: { code: 0, means: 'done; what could not be converted is in the report' },
  failure: { code: 1, means: 'a fault of Plinth itself: please report it' },
  usage: { code: 2, means: 'wrong command line' },
  refused: { code: 3, means: 'the file cannot be read: not STEP, no data, a damaged archive, over a limit' },
  storage: { code: 4, means: 'the input cannot be opened, the output cannot be written, or the server cannot be used' },
  interrupted: { code: 130, means: 'interrupted' },
} as const;

/** The list for `--help`. */
export function exitCodesHelp(): string {
  const lines = Object.values(exitCodes).map(({ code, means }) => `  ${String(code).padStart(3)}  ${means}`);
  return `\nExit codes:\n${lines.join('\n')}`;
}

/** HTTP status. */
const TOO_LARGE = 413;

/** Thrown where the user stopped the command. */
export class Interrupted extends Error {}

/** Errors of the operating system (ENOENT, ENOSPC, EACCES ...), which are about files here. */
export function isSystemError(error: unknown): error is Error & { readonly code: string; readonly path?: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string';
}

export function exitCodeOf(error: unknown): number {
  if (error instanceof Refusal) return exitCodes.refused.code;
  if (error instanceof Interrupted) return exitCodes.interrupted.code;
  if (error instanceof RequestFailed) return (error.status === TOO_LARGE ? exitCodes.refused : exitCodes.storage).code;
  return isSystemError(error) ? exitCodes.storage.code : exitCodes.failure.code;
}
