import { changeJob, type JobChange, type JobEvent, ProgressNotes } from '#core/jobs';
import type { Job, JobState } from '#core/model';
import type { JobRepository, ReceivedJob } from '#core/ports';
import { aborted, pause } from '../loop/pause.ts';
import type { TaskProtection } from '../loop/task-protection.ts';
import type { Dealt } from '../loop/work-through.ts';
import type { JobRun } from '../work/job-run.ts';
import { beatMs, HeartBeat } from './heart-beat.ts';
import type { JobReport } from './job-report.ts';
import { settle, type WorkEnd } from './settle.ts';
import { Stop } from './stop.ts';
import { takeUp } from './take-up.ts';

export interface Limits {
  /** Of a message, until the queue puts it aside. */
  readonly mostReceives: number;
  readonly visibilitySeconds: number;
  /** Of the work on one job. */
  readonly timeoutSeconds: number;
  /** For work that is to end because the task ends; then its job is given back all the same. */
  readonly windUpSeconds: number;
}

export interface DealSources {
  readonly jobs: JobRepository;
  readonly protection: TaskProtection;
  readonly begin: (job: Job) => Pick<JobRun, 'work' | 'undo'>;
  /** The worker is at work. */
  readonly onBeat: () => Promise<void>;
  readonly reportOn: (message: ReceivedJob) => JobReport;
  readonly now: () => Date;
  readonly limits: Limits;
}

/** A message that came too early, or whose job changed under our hands, is looked at again after so long. */
const LOOK_AGAIN_SECONDS = 5;

/** Takes up the job of a message, watches over the work on it, and settles both. */
export async function dealWith(sources: DealSources, message: ReceivedJob, shutdown: AbortSignal): Promise<Dealt> {
  const { jobs, protection, now, limits } = sources;
  const report = sources.reportOn(message);
  const stored = await jobs.get(message.job, message.job.id);
  const step = takeUp(stored, now(), (limits.visibilitySeconds * 1000) / 2);
  report.received(stored, step.kind);
  if (step.kind === 'drop') await message.delete();
  if (step.kind === 'wait') await message.release(LOOK_AGAIN_SECONDS);
  if (step.kind !== 'begin') return 'done';

  const isRefused = shutdown.aborted || (await protection.keep()) === 'refused';
  const attempt = new Attempt(sources, message, report);
  if (isRefused) {
    await attempt.settle({ kind: 'stopped', why: 'shutdown' });
    return 'refused';
  }
  const job = await attempt.start(step.events);
  if (job === undefined) await message.release(LOOK_AGAIN_SECONDS);
  else await attempt.run(job, shutdown);
  return 'done';
}

/** One worker's work on one job. */
class Attempt {
  readonly #sources: DealSources;
  readonly #message: ReceivedJob;
  readonly #report: JobReport;
  readonly #stop = new AbortController();
  /** Keeps a worker that was thought gone from changing the job. */
  #number: number | undefined;

  constructor(sources: DealSources, message: ReceivedJob, report: JobReport) {
    this.#sources = sources;
    this.#message = message;
    this.#report = report;
  }

  /** Undefined where somebody else was faster. */
  async start(events: readonly JobEvent[]): Promise<Job | undefined> {
    let job: Job | undefined;
    for (const event of events) {
      const change = await this.#change(event);
      if (change.outcome !== 'changed') return undefined;
      job = change.job;
    }
    this.#number = job?.attempts;
    return job;
  }

  async run(job: Job, shutdown: AbortSignal): Promise<void> {
    const run = this.#sources.begin(job);
    const end = await this.#watchOver(run, shutdown);
    const change = await this.settle(end);
    this.#report.ended(end, change?.outcome === 'changed' ? change.job : undefined);
    if (end.kind !== 'succeeded' || change?.outcome !== 'changed') await this.#undoWhereItEnded(run);
  }

  /** What the end of the work means for job and message; the job first, so that nothing is lost if we end between. */
  async settle(end: WorkEnd): Promise<JobChange | undefined> {
    const { mostReceives, timeoutSeconds } = this.#sources.limits;
    const { receiveCount } = this.#message;
    const { event, message } = settle(end, { receiveCount, mostReceives, timeoutSeconds });
    const change = event && (await this.#change(event));
    if (message === 'remove') await this.#message.delete();
    else await this.#message.release(message.releaseAfterSeconds);
    return change;
  }

  async #watchOver(run: Pick<JobRun, 'work'>, shutdown: AbortSignal): Promise<WorkEnd> {
    const { limits, protection, onBeat } = this.#sources;
    const { signal } = this.#stop;
    const onFault = (error: unknown) => this.#report.fault(error);
    const notes = new ProgressNotes((event) => this.#tell(event), onFault);
    const beat = async () => {
      notes.repeat();
      const [isOurs] = await Promise.all([this.#message.renew(), protection.keep(), onBeat()]);
      if (!isOurs) this.#report.messageLost();
    };
    const heart = new HeartBeat(beatMs(limits.visibilitySeconds), beat, onFault);
    const abandoned = new AbortController();
    const givenUp = shutDown(shutdown, abandoned.signal, this.#stop, limits.windUpSeconds);
    const timer = setTimeout(() => this.#stop.abort(new Stop('timeout')), limits.timeoutSeconds * 1000);
    try {
      const tell = (event: JobEvent) => this.#tell(event);
      return await Promise.race([run.work({ notes, signal, report: this.#report, tell }), givenUp]);
    } finally {
      clearTimeout(timer);
      abandoned.abort();
      await heart.stop();
      await notes.close();
    }
  }

  /** An event that cannot happen any more: the job was cancelled or removed, or another worker has it. */
  async #tell(event: JobEvent): Promise<void> {
    const change = await this.#change(event);
    if (change.outcome !== 'changed') this.#stop.abort(new Stop('superseded'));
  }

  #change(event: JobEvent): Promise<JobChange> {
    const { jobs, now } = this.#sources;
    return changeJob(jobs, this.#message.job, this.#message.job.id, event, now, this.#number);
  }

  /** A version must not stay that was stored for a job which was cancelled, removed or has failed after all. */
  async #undoWhereItEnded(run: Pick<JobRun, 'undo'>): Promise<void> {
    const job = await this.#sources.jobs.get(this.#message.job, this.#message.job.id);
    const isOver = job === undefined || (job.attempts === this.#number && endedInVain.includes(job.state));
    if (isOver) await run.undo();
  }
}

/** Stops the work when the task is to stop; resolves when it has not ended some time after that. */
async function shutDown(
  shutdown: AbortSignal,
  over: AbortSignal,
  stop: AbortController,
  windUpSeconds: number,
): Promise<WorkEnd> {
  await aborted(shutdown, over);
  if (!over.aborted) stop.abort(new Stop('shutdown'));
  await pause(windUpSeconds * 1000, over);
  return { kind: 'stopped', why: 'shutdown' };
}

const endedInVain: readonly JobState[] = ['cancelled', 'failed', 'rejected'];
