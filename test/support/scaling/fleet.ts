/** A message, and how long the job that it brings takes. */
export interface Message {
  /** Seconds since the beginning. */
  readonly sentAt: number;
  readonly workSeconds: number;
}

interface Task {
  readonly readyAt: number;
  /** The end of its job; undefined while it has none. */
  busyUntil: number | undefined;
}

/** A queue and the tasks of its ECS service, second by second. A task that has a job is protected from being stopped. */
export class Fleet {
  desired: number;
  /** Seconds that every message taken up so far had to wait. */
  readonly waits: number[] = [];
  /** Seconds that tasks have run, working or not. */
  taskSeconds = 0;
  readonly #waiting: Message[] = [];
  readonly #startSeconds: number;
  #tasks: Task[];

  constructor({ desired, startSeconds }: { readonly desired: number; readonly startSeconds: number }) {
    this.desired = desired;
    this.#startSeconds = startSeconds;
    this.#tasks = Array.from({ length: desired }, () => ({ readyAt: 0, busyUntil: undefined }));
  }

  get visible(): number {
    return this.#waiting.length;
  }

  get inFlight(): number {
    return this.#tasks.filter(({ busyUntil }) => busyUntil !== undefined).length;
  }

  runningAt(now: number): number {
    return this.#tasks.filter(({ readyAt }) => readyAt <= now).length;
  }

  send(message: Message): void {
    this.#waiting.push(message);
  }

  /** One second: jobs end, idle tasks receive, then the service follows its desired count. */
  tick(now: number): void {
    for (const task of this.#tasks) {
      if ((task.busyUntil ?? Infinity) <= now) task.busyUntil = undefined;
      if (task.busyUntil === undefined && task.readyAt <= now) this.#receive(task, now);
    }
    this.#followDesired(now);
    this.taskSeconds += this.#tasks.length;
  }

  #receive(task: Task, now: number): void {
    const message = this.#waiting.shift();
    if (message === undefined) return;
    this.waits.push(now - message.sentAt);
    task.busyUntil = now + message.workSeconds;
  }

  /** A worker gives its protection back only when it asked for the next message in vain. */
  #followDesired(now: number): void {
    for (let missing = this.desired - this.#tasks.length; missing > 0; missing--) {
      this.#tasks.push({ readyAt: now + this.#startSeconds, busyUntil: undefined });
    }
    let surplus = this.#tasks.length - this.desired;
    if (surplus <= 0) return;
    this.#tasks = this.#tasks.filter(({ busyUntil }) => busyUntil !== undefined || surplus-- <= 0);
  }
}
