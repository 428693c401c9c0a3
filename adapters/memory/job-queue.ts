import { EventEmitter, once } from 'node:events';
import { type Job, waitsForWorker } from '#core/model';
import type { JobInbox, JobQueue, JobRef, ReceivedJob } from '#core/ports';

export interface MemoryQueueSettings {
  readonly visibilityMs: number;
  /** `receive` ends without a job after so long. */
  readonly waitMs: number;
}

interface Message {
  readonly job: JobRef;
  readonly sentAt: Date;
  receiveCount: number;
  visibleAt: number;
  /** Changes with every receiving: who holds an older one has lost the message. */
  receipt: number;
}

/** A queue in memory that behaves as SQS does: at least once, with a visibility timeout. For tests. */
export class MemoryJobQueue implements JobQueue, JobInbox {
  readonly #settings: MemoryQueueSettings;
  readonly #messages = new Set<Message>();
  readonly #changed = new EventEmitter().setMaxListeners(0);

  constructor(settings: MemoryQueueSettings) {
    this.#settings = settings;
  }

  async send(job: Pick<Job, 'tenant' | 'project' | 'id' | 'state' | 'uploadVersion'>): Promise<void> {
    if (!waitsForWorker(job)) return;
    const { tenant, project, id } = job;
    const ref = { tenant, project, id };
    this.#messages.add({ job: ref, sentAt: new Date(), receiveCount: 0, visibleAt: 0, receipt: 0 });
    this.#changed.emit('changed');
  }

  async receive(signal: AbortSignal): Promise<ReceivedJob | undefined> {
    const until = Date.now() + this.#settings.waitMs;
    while (!signal.aborted && Date.now() < until) {
      const message = [...this.#messages].find(({ visibleAt }) => visibleAt <= Date.now());
      if (message !== undefined) return this.#received(message);
      await this.#change(until, signal);
    }
    return undefined;
  }

  /** How many messages there are, visible or not. */
  get size(): number {
    return this.#messages.size;
  }

  #received(message: Message): ReceivedJob {
    message.receiveCount++;
    message.receipt++;
    const { receipt } = message;
    const hide = (milliseconds: number) => {
      const isOurs = this.#messages.has(message) && message.receipt === receipt && message.visibleAt > Date.now();
      if (isOurs) message.visibleAt = Date.now() + milliseconds;
      if (isOurs) this.#changed.emit('changed');
      return isOurs;
    };
    message.visibleAt = Date.now() + this.#settings.visibilityMs;
    return {
      job: message.job,
      receiveCount: message.receiveCount,
      sentAt: message.sentAt,
      renew: async () => hide(this.#settings.visibilityMs),
      release: async (afterSeconds = 0) => void hide(afterSeconds * 1000),
      delete: async () => void this.#messages.delete(message),
    };
  }

  /** Waits until there may be a visible message, at most until the time. */
  async #change(until: number, signal: AbortSignal): Promise<void> {
    const next = Math.min(until, ...[...this.#messages].map(({ visibleAt }) => visibleAt));
    const over = new AbortController();
    const end = () => over.abort();
    const timer = setTimeout(end, Math.max(0, next - Date.now()));
    signal.addEventListener('abort', end);
    await once(this.#changed, 'changed', { signal: over.signal }).catch(() => undefined); // the time is over
    signal.removeEventListener('abort', end);
    clearTimeout(timer);
  }
}
