import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { alwaysWarm } from '#lib/config';
import { configOf, settingsOf } from '../support/cdk-app.ts';
import type { Message } from '../support/scaling/fleet.ts';
import { burst, stream } from '../support/scaling/loads.ts';
import type { MetricDelays } from '../support/scaling/metrics.ts';
import type { Cooling } from '../support/scaling/policies.ts';
import { filledRule, productRule, type Rule, stepRule } from '../support/scaling/rules.ts';
import { type Course, type Scenario, simulate } from '../support/scaling/simulate.ts';
import { waitingTable } from '../support/scaling/waiting-table.ts';

const { minTasks, maxTasks } = configOf('dev').processing.standard;

const usualDelays: MetricDelays = { queue: 1, tasks: 2, firstOfQueue: 0, lookBack: 5 };
interface Play extends Partial<Omit<Scenario, 'policies' | 'messages'>> {
  readonly rule?: Rule;
  readonly cooling?: Cooling;
}

function play(messages: readonly Message[], { rule = productRule(), cooling, ...given }: Play = {}): Course {
  const policies = rule(cooling ?? 'counts-added-tasks');
  return simulate({ minTasks, maxTasks, delays: usualDelays, policies, messages, ...given });
}

const longest = ({ waits }: Course) => Math.max(...waits);

/** Uploads one by one, long after each other, as of a small office. */
const trickle = stream({ perMinute: 0.07, minutes: 3000, workSeconds: 30, seed: 1 });

/** A few files, many at once, some every minute; for seconds or for most of an hour. */
const anyLoad = fc
  .record({
    count: fc.integer({ min: 0, max: 60 }),
    perMinute: fc.constantFrom(0.03, 0.1, 0.5, 2),
    workSeconds: fc.constantFrom(2, 30, 120, 1500),
    seed: fc.nat(),
  })
  .map(({ count, perMinute, workSeconds, seed }) => [
    ...burst(count, workSeconds),
    ...stream({ perMinute, minutes: 300, workSeconds: Math.min(workSeconds, 240 / perMinute), seed }),
  ]);

/** Up to a quarter of an hour; an alarm that looks back less far than that would see nothing at all. */
const anyDelays = fc.constantFrom(5, 20).chain((lookBack) => {
  const delay = fc.integer({ min: 1, max: Math.min(lookBack, 15) });
  return fc.record({
    queue: delay,
    tasks: delay,
    firstOfQueue: fc.constantFrom(0, 15),
    lookBack: fc.constant(lookBack),
  });
});

describe('the scaling of the workers', () => {
  it.each(['counts-added-tasks', 'multiplies-again'] as const)(
    'serves every message, never flaps and ends at no task, where cooling %s',
    (cooling) => {
      fc.assert(
        fc.property(anyLoad, anyDelays, (messages, delays) => {
          const { waits, desired, flaps, undone } = play(messages, { delays, cooling });
          expect(waits).toHaveLength(messages.length);
          expect({ flaps, undone }).toEqual({ flaps: 0, undone: 0 });
          expect(desired.at(-1)).toBe(0);
        }),
        { numRuns: 100 },
      );
    },
  );

  it('lets the first message into a sleeping service wait for the start of a task, and no longer', () => {
    for (const firstOfQueue of [0, 15]) {
      expect(longest(play(burst(1, 30), { delays: { ...usualDelays, firstOfQueue } }))).toBe(90);
    }
  });

  it('lets hardly any of single uploads wait for more than the start of a task', () => {
    const { waits } = play(trickle);
    expect(waits.filter((seconds) => seconds > 90).length / waits.length).toBeLessThan(0.05);
  });

  it('lets nobody wait behind a job of an hour, even when all come at once', () => {
    expect(longest(play(burst(3, 3500)))).toBeLessThan(600);
    expect(longest(play(burst(3, 3500), { rule: productRule(2) }))).toBeGreaterThan(3400);
  });

  it('leaves all messages to the one task that was woken where metrics come too late for any alarm', () => {
    const { waits, desired } = play(burst(20, 60), { delays: { queue: 15, tasks: 15, firstOfQueue: 15, lookBack: 5 } });
    expect(waits).toHaveLength(20);
    expect(Math.max(...desired)).toBe(1);
  });

  it('serves every message without the waker as well, later', () => {
    const { waits, desired } = play(trickle, { hasWaker: false });
    expect(waits).toHaveLength(trickle.length);
    expect(desired.at(-1)).toBe(0);
    expect(Math.max(...waits)).toBeLessThan(900);
  });

  it('keeps warm tasks warm, for which no message waits', () => {
    const warm = alwaysWarm(settingsOf('production')).processing.standard;
    const { waits, desired } = play(trickle, { minTasks: warm.minTasks, maxTasks: warm.maxTasks });
    expect(Math.max(...waits)).toBeLessThanOrEqual(1);
    expect(Math.min(...desired)).toBe(3);
  });

  it('would stop tasks just woken if the running count were filled with zeros: who sleeps would count as idle', () => {
    expect(play(trickle, { rule: filledRule }).undone).toBeGreaterThan(20);
    expect(longest(play(burst(1, 30), { rule: filledRule }))).toBeGreaterThan(300);
  });

  it('would do so with two one-sided step policies as well', () => {
    expect(play(trickle, { rule: stepRule }).undone).toBeGreaterThan(20);
  });

  it('makes waiting times that can be looked at (docs/adr/0013)', () => {
    const rules = { product: productRule(), 'target 2': productRule(2), filled: filledRule, steps: stepRule };
    const loads = {
      'one upload': burst(1, 30),
      '20 at once, 1 min each': burst(20, 60),
      '500 at once, 20 s each': burst(500, 20),
      '3 at once, 58 min each': burst(3, 3500),
      '5 a minute, 1 min each': stream({ perMinute: 5, minutes: 240, workSeconds: 60, seed: 2 }),
      'one in 14 min, 30 s each': trickle,
    };
    const table = waitingTable(rules, loads, (rule, messages) => play(messages, { rule }));
    process.stdout.write(`${table}\n`);
    expect(table.split('\n')).toHaveLength(2 + 4 * 6);
  });
});
