import { changeJob, hasUpload, type JobEvent, ProgressNotes, unfinishedStates } from '#core/jobs';
import type { Job, JobError } from '#core/model';
import type { JobQueue, JobRepository } from '#core/ports';

type JobRef = Pick<Job, 'tenant' | 'project' | 'id'>;

/** How the work on a job ended. */
export type WorkOutcome = Extract<JobEvent, { kind: 'succeeded' | 'failed' | 'rejected' }>;

export interface DispatcherSources {
  readonly jobs: JobRepository;
  /** Why the uploaded file is no model, or undefined. */
  readonly scan: (job: Job) => Promise<JobError | undefined>;
  /** Rejects with the signal's reason when it is aborted. */
  readonly work: (job: Job, notes: ProgressNotes, signal: AbortSignal) => Promise<WorkOutcome>;
  /** The job has ended and cannot be tried again: its bytes are of no use. */
  readonly discard: (job: Job) => Promise<void>;
  /** The job did not succeed after all: what the work has stored of it, if it has, must not be seen. */
  readonly undo: (job: Job) => Promise<void>;
  readonly now: () => Date;
  /** Jobs that are worked on at once. */
  readonly concurrency: number;
  /** What went wrong beside a job, for the log. */
  readonly onFault: (error: unknown) => void;
}

/** A job that was interrupted so often in a row probably ended the process itself. */
const MOST_INTERRUPTIONS = 5;

/** Takes jobs through scanning and processing, in the order in which they came. */
export class Dispatcher implements JobQueue {
  readonly #sources: DispatcherSources;
  readonly #waiting: JobRef[] = [];
  readonly #running = new Map<string, { readonly abort: AbortController; readonly end: Promise<void> }>();
  #isStopped = false;

  constructor(sources: DispatcherSources) {
    this.#sources = sources;
  }

  async send(ref: JobRef): Promise<void> {
    const job = await this.#sources.jobs.get(ref, ref.id);
    if (job?.state === 'scanning') await this.#scan(job);
    else if (job?.state === 'queued') this.#queue(job);
    else if (job?.state !== 'processing') await this.#giveUp(ref, job);
    if (job?.state === 'rejected' || (job?.state === 'cancelled' && !hasUpload(job))) await this.#sources.discard(job);
  }

  /** Takes up what an earlier process left unfinished, or what this one could not write down. */
  async resume(): Promise<void> {
    const { jobs, now } = this.#sources;
    for (const job of await jobs.listByState(unfinishedStates)) {
      if (this.#running.has(job.id)) continue;
      if (job.state === 'processing') {
        const event = attemptsInARow(job) < MOST_INTERRUPTIONS ? interrupted : hopeless;
        await changeJob(jobs, job, job.id, event, now);
      }
      await this.send(job);
    }
  }

  /** Interrupts what is running, which is taken up again at the next start. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    const running = [...this.#running.values()];
    for (const { abort } of running) abort.abort(new Error('The server is stopping.'));
    await Promise.all(running.map(({ end }) => end));
  }

  /** Ends the work; what is not running may have been interrupted after its version was stored. */
  async #giveUp(ref: JobRef, job: Job | undefined): Promise<void> {
    const running = this.#running.get(ref.id);
    if (running !== undefined) running.abort.abort(new Error('The job was cancelled.'));
    else if (job?.state === 'cancelled' && hasUpload(job)) await this.#sources.undo(job);
  }

  async #scan(job: Job): Promise<void> {
    const { jobs, scan, now } = this.#sources;
    const error = await scan(job);
    const event: JobEvent = error === undefined ? { kind: 'accepted' } : { kind: 'rejected', error };
    const change = await changeJob(jobs, job, job.id, event, now);
    if (change.outcome === 'changed') await this.send(change.job);
  }

  #queue(job: JobRef): void {
    if (!this.#waiting.some(({ id }) => id === job.id)) this.#waiting.push(job);
    this.#takeNext();
  }

  #takeNext(): void {
    while (!this.#isStopped && this.#running.size < this.#sources.concurrency) {
      const position = this.#waiting.findIndex(({ id }) => !this.#running.has(id));
      const [job] = position < 0 ? [] : this.#waiting.splice(position, 1);
      if (job === undefined) return;
      const abort = new AbortController();
      const end = this.#run(job, abort.signal)
        .catch(this.#sources.onFault)
        .finally(() => {
          this.#running.delete(job.id);
          this.#takeNext();
        });
      this.#running.set(job.id, { abort, end });
    }
  }

  async #run(ref: JobRef, signal: AbortSignal): Promise<void> {
    const { jobs, work, undo, now, onFault } = this.#sources;
    const started = await changeJob(jobs, ref, ref.id, { kind: 'started' }, now);
    if (started.outcome !== 'changed') return;
    const notes = new ProgressNotes((event) => changeJob(jobs, ref, ref.id, event, now), onFault);
    let outcome: JobEvent;
    try {
      outcome = await work(started.job, notes, signal);
    } catch (error) {
      if (!signal.aborted) onFault(error);
      outcome = signal.aborted ? interrupted : unexpected;
    }
    await notes.close();
    const ended = await changeJob(jobs, ref, ref.id, outcome, now);
    if (ended.outcome === 'changed' && outcome.kind === 'rejected') await this.#sources.discard(ended.job);
    const isDone = ended.outcome === 'changed' && (outcome.kind === 'succeeded' || outcome.kind === 'interrupted');
    if (!isDone) await undo(started.job); // it was cancelled or removed, or it failed after its version was stored
  }
}

/** How often it was taken up since a person last asked for it. */
function attemptsInARow({ transitions }: Job): number {
  const asked = transitions.findLastIndex(({ state }) => state === 'scanning');
  return transitions.slice(asked).filter(({ state }) => state === 'processing').length;
}

const interrupted: JobEvent = { kind: 'interrupted' };

const hopeless: JobEvent = {
  kind: 'failed',
  error: {
    code: 'processing/interrupted-too-often',
    message: `The server went down ${MOST_INTERRUPTIONS} times while it worked on this file.`,
    remedy: 'Check that there is enough memory, then try again.',
  },
};

const unexpected: JobEvent = {
  kind: 'failed',
  error: {
    code: 'processing/fault',
    message: 'Plinth has failed on this file; what happened is in the log of the server.',
    remedy: 'Try again; if it fails again, report it.',
  },
};
