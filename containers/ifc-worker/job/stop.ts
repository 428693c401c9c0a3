/** Why the work on a job ends before it is done. */
export type StopReason =
  /** The task is to stop. */
  | 'shutdown'
  /** The job was cancelled or removed, or another worker has it. */
  | 'superseded'
  /** It takes longer than allowed. */
  | 'timeout';

/** What the work is aborted with. */
export class Stop extends Error {
  readonly why: StopReason;

  constructor(why: StopReason) {
    super(`The work was stopped: ${why}.`);
    this.name = 'Stop';
    this.why = why;
  }
}
