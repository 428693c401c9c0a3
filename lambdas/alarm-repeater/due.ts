/** After so many seconds each, an alarm that goes on is told again. */
export const repeatSeconds = { critical: 30 * 60, warning: 2 * 3600, info: 24 * 3600 } as const;
export type Severity = keyof typeof repeatSeconds;

/** When the function was to be called, and how often it is: whatever fell due since the last time is due now. */
export interface Round {
  readonly at: Date;
  readonly everySeconds: number;
}

/**
 * How often an alarm has gone on for the time of its severity, where this round is the one to tell so; 0 where it is not.
 * It is computed from the alarm's own time alone: nothing has to be remembered.
 */
export function dueRepeat(since: Date, severity: Severity, { at, everySeconds }: Round): number {
  const repeatsAt = (milliseconds: number) =>
    Math.floor((milliseconds - since.getTime()) / 1000 / repeatSeconds[severity]);
  const repeats = repeatsAt(at.getTime());
  return repeats > Math.max(0, repeatsAt(at.getTime() - everySeconds * 1000)) ? repeats : 0;
}
