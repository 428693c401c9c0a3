import { Fleet, type Message } from './fleet.ts';
import { type MetricDelays, Metrics } from './metrics.ts';
import type { Policy } from './policies.ts';

/** Minutes for which the service has been asleep, or idle at its fewest tasks, when the first message can come. */
export const QUIET_BEFORE = 30;

export interface Scenario {
  readonly policies: readonly Policy[];
  readonly minTasks: number;
  readonly maxTasks: number;
  readonly delays: MetricDelays;
  /** In the order of their sending, in seconds after the quiet beginning. */
  readonly messages: readonly Message[];
  /** From a task's start until it can receive. @default 90 */
  readonly startSeconds?: number;
  /** Whether a function sets the desired count from 0 to 1 when a message is sent. @default true */
  readonly hasWaker?: boolean;
}

export interface Course {
  /** Seconds that each message waited; as many as messages where none was left behind. */
  readonly waits: readonly number[];
  /** The desired count at the end of every minute. */
  readonly desired: readonly number[];
  /** How often the count went down and up again within half an hour for no reason: no message had come meanwhile. */
  readonly flaps: number;
  /** How often tasks were stopped while messages waited and none was in work: a task just woken was sent to sleep. */
  readonly undone: number;
  readonly taskMinutes: number;
}

/** Minutes to go on after the last message was sent: a job takes up to an hour, then tasks go. */
const QUIET_AFTER = 240;

/** Plays a service through: messages second by second, metrics and policies minute by minute. */
export function simulate(scenario: Scenario): Course {
  const { minTasks, delays, messages, startSeconds = 90, hasWaker = true } = scenario;
  const fleet = new Fleet({ desired: minTasks, startSeconds });
  const metrics = new Metrics({ ...delays, firstOfQueue: delays.firstOfQueue && QUIET_BEFORE + delays.firstOfQueue });
  const desired: number[] = [];
  const faults = new Faults(60 * (Math.max(delays.queue, delays.tasks) + 15));
  const end = Math.ceil((messages.at(-1)?.sentAt ?? 0) + 60 * (QUIET_BEFORE + QUIET_AFTER));
  let sent = 0;
  for (let now = 0; now < end; now++) {
    for (let next = messages[sent]; next && next.sentAt + 60 * QUIET_BEFORE <= now; next = messages[++sent]) {
      fleet.send({ ...next, sentAt: now });
      if (hasWaker && fleet.desired === 0) fleet.desired = 1;
      faults.onMessage(now);
    }
    fleet.tick(now);
    if (now % 60 !== 59) continue;
    const running = fleet.runningAt(now);
    metrics.record({ visible: fleet.visible, inFlight: fleet.inFlight, running: running === 0 ? undefined : running });
    const before = fleet.desired;
    fleet.desired = decide(scenario, now, before, metrics);
    faults.onChange(now, before, fleet);
    desired.push(fleet.desired);
  }
  const { flaps, undone } = faults;
  return { waits: fleet.waits, desired, flaps, undone, taskMinutes: fleet.taskSeconds / 60 };
}

/** Of several policies that act in one minute, the one that wants most tasks wins. */
function decide({ policies, minTasks, maxTasks }: Scenario, now: number, current: number, metrics: Metrics): number {
  let winner: { policy: Policy; wish: number } | undefined;
  for (const policy of policies) {
    const wish = policy.wish(now, current, metrics);
    if (wish !== undefined && wish > (winner?.wish ?? -Infinity)) winner = { policy, wish };
  }
  const desired = Math.min(maxTasks, Math.max(minTasks, winner?.wish ?? current));
  if (desired !== current) winner?.policy.followed(now, current, desired);
  return desired;
}

/** Counts changes of the desired count that should not be. */
class Faults {
  flaps = 0;
  undone = 0;
  readonly #reactionSeconds: number;
  #messageAt = -Infinity;
  #cameDownAt = -Infinity;

  /** @param reactionSeconds after which a message has had all its effects on the alarms. */
  constructor(reactionSeconds: number) {
    this.#reactionSeconds = reactionSeconds;
  }

  onMessage(now: number): void {
    this.#messageAt = now;
  }

  onChange(now: number, before: number, { desired, visible, inFlight }: Fleet): void {
    if (desired < before) {
      this.#cameDownAt = now;
      if (visible > 0 && inFlight === 0) this.undone++;
    }
    const isSoon = now - this.#cameDownAt < 30 * 60;
    if (desired > before && isSoon && this.#messageAt < this.#cameDownAt - this.#reactionSeconds) this.flaps++;
  }
}
