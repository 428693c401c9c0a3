import type { Metrics } from './metrics.ts';

/** Asked once a minute: an alarm that stays in ALARM acts every minute. */
export interface Policy {
  /** @returns the desired count that it wants, or undefined where its alarm is silent. */
  wish(now: number, current: number, metrics: Metrics): number | undefined;
  /** Its wish was followed: its cooldown begins. */
  followed(now: number, current: number, wish: number): void;
}

/**
 * What happens while a scale-out cools down: tasks that were just added count towards the next one (as documented), or,
 * at worst, every minute in ALARM multiplies the new count again. The rule has to hold for both.
 */
export type Cooling = 'counts-added-tasks' | 'multiplies-again';

export interface TargetTrackingRule {
  readonly expression: string;
  readonly target: number;
  readonly scaleOutCooldownSeconds: number;
  /** @default none: it never scales in */
  readonly scaleInCooldownSeconds?: number;
}

/** The alarms that target tracking makes: out after three minutes above the target, in after fifteen well below it. */
const HIGH_MINUTES = 3;
const LOW_MINUTES = 15;
const LOW_SHARE = 0.9;

export class TargetTracking implements Policy {
  readonly #rule: TargetTrackingRule;
  readonly #cooling: Cooling;
  #outUntil = -Infinity;
  #beforeOut = 0;
  #inUntil = -Infinity;

  constructor(rule: TargetTrackingRule, cooling: Cooling) {
    this.#rule = rule;
    this.#cooling = cooling;
  }

  wish(now: number, current: number, metrics: Metrics): number | undefined {
    const { expression, target, scaleInCooldownSeconds } = this.#rule;
    const value = metrics.newest(expression);
    if (value === undefined) return undefined;
    const isHigh = metrics.isAlarm(expression, HIGH_MINUTES, (each) => each > target, 'missing');
    if (isHigh) return this.#scaleOut(now, current, value / target);
    if (scaleInCooldownSeconds === undefined || now < this.#inUntil || now < this.#outUntil) return undefined;
    const isLow = metrics.isAlarm(expression, LOW_MINUTES, (each) => each < LOW_SHARE * target, 'missing');
    const wish = Math.ceil((current * value) / target);
    return isLow && wish < current ? wish : undefined;
  }

  followed(now: number, current: number, wish: number): void {
    if (wish < current) {
      this.#inUntil = now + (this.#rule.scaleInCooldownSeconds ?? 0);
      return;
    }
    this.#beforeOut = this.#countsAddedTasks(now) ? this.#beforeOut : current;
    this.#outUntil = now + this.#rule.scaleOutCooldownSeconds;
    this.#inUntil = -Infinity;
  }

  #scaleOut(now: number, current: number, factor: number): number | undefined {
    const wish = Math.ceil((this.#countsAddedTasks(now) ? this.#beforeOut : current) * factor);
    return wish > current ? wish : undefined;
  }

  #countsAddedTasks(now: number): boolean {
    return now < this.#outUntil && this.#cooling === 'counts-added-tasks';
  }
}

/** A step policy; minutes without a value do not set its alarm off. */
export interface StepRule {
  readonly expression: string;
  readonly minutes: number;
  readonly isBreaching: (value: number) => boolean;
  /** The new count, from the present one and the newest value. */
  readonly adjust: (current: number, value: number) => number;
  readonly cooldownSeconds: number;
}

export class StepPolicy implements Policy {
  readonly #rule: StepRule;
  #coolUntil = -Infinity;

  constructor(rule: StepRule) {
    this.#rule = rule;
  }

  wish(now: number, current: number, metrics: Metrics): number | undefined {
    const { expression, minutes, isBreaching, adjust } = this.#rule;
    if (now < this.#coolUntil || !metrics.isAlarm(expression, minutes, isBreaching, 'notBreaching')) return undefined;
    const wish = adjust(current, metrics.newest(expression) ?? 0);
    return wish === current ? undefined : wish;
  }

  followed(now: number): void {
    this.#coolUntil = now + this.#rule.cooldownSeconds;
  }
}
