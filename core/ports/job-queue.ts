import type { Job } from '#core/model';

/** Wakes what takes up jobs, and what works on one that has ended. A job that was sent twice is done once. */
export interface JobQueue {
  send(job: Pick<Job, 'tenant' | 'project' | 'id' | 'state' | 'bytes' | 'uploadVersion'>): Promise<void>;
}

/** Which job: what a message to a worker says. */
export type JobRef = Pick<Job, 'tenant' | 'project' | 'id'>;

/**
 * A job that was received from a queue. Nobody else receives it for as long as the queue's visibility timeout, counted
 * anew from every `renew`; unless it is deleted it is then received again.
 */
export interface ReceivedJob {
  readonly job: JobRef;
  /** How often it was received, this time included: after so many times as the queue allows it is put aside. */
  readonly receiveCount: number;
  readonly sentAt: Date;
  /** Begins the visibility timeout anew; false where the message is no longer ours, as after a pause that was too long. */
  renew(): Promise<boolean>;
  /** Lets others receive it at once, or after some seconds. */
  release(afterSeconds?: number): Promise<void>;
  /** It is done: nobody receives it again. */
  delete(): Promise<void>;
}

/** The receiving side of a `JobQueue`. */
export interface JobInbox {
  /** Waits for a job; undefined when none came for a while, or when the signal is aborted. */
  receive(signal: AbortSignal): Promise<ReceivedJob | undefined>;
}

/** Tells that a job has changed. */
export interface JobChanges {
  /**
   * Resolves when the job is beyond the version, or after the time, whichever is first; also when the signal is aborted,
   * and for a job that is not there. It may resolve without a reason.
   */
  next(job: JobRef & Pick<Job, 'version'>, milliseconds: number, signal: AbortSignal): Promise<void>;
}
