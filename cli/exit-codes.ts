import { Refusal } from '#core/model';

/** How the command ends, for scripts; `plinth --help` lists them. */
export const exitCodes = {
  success: { code: 0, means: 'done; what could not be converted is in the report' },
  failure: { code: 1, means: 'a fault of Plinth itself: please report it' },
  usage: { code: 2, means: 'wrong command line' },
  refused: { code: 3, means: 'the file cannot be read: not STEP, no data, a damaged archive, over a limit' },
  storage: { code: 4, means: 'the input cannot be opened, or the output cannot be written' },
  interrupted: { code: 130, means: 'interrupted' },
} as const;

/** The list for `--help`. */
export function exitCodesHelp(): string {
  const lines = Object.values(exitCodes).map(({ code, means }) => `  ${String(code).padStart(3)}  ${means}`);
  return `\nExit codes:\n${lines.join('\n')}`;
}

/** Thrown where the user stopped the command. */
export class Interrupted extends Error {}

/** Errors of the operating system (ENOENT, ENOSPC, EACCES ...), which are about files here. */
export function isSystemError(error: unknown): error is Error & { readonly code: string; readonly path?: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string';
}

export function exitCodeOf(error: unknown): number {
  if (error instanceof Refusal) return exitCodes.refused.code;
  if (error instanceof Interrupted) return exitCodes.interrupted.code;
  return isSystemError(error) ? exitCodes.storage.code : exitCodes.failure.code;
}
