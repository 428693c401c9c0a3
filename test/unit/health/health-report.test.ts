import { describe, expect, it, jest } from '@jest/globals';
import { healthReports } from '../../../core/health/health-report.ts';
import { asleep, failing, healthy } from '../../support/vitals.ts';

const limits = { milliseconds: 50, patienceMs: 0, keptMs: 0 };
const hanging = () => new Promise<'healthy'>(() => undefined);
const vital = (look: typeof healthy) => ({ isVital: true, look });
const other = (look: typeof healthy) => ({ isVital: false, look });
const none = () => undefined;

describe('the health of the whole', () => {
  it.each([
    ['healthy', { database: vital(healthy), storage: other(healthy) }],
    ['healthy', { database: vital(asleep), cache: other(asleep) }],
    ['healthy', {}],
    ['degraded', { database: vital(healthy), storage: other(failing) }],
    ['degraded', { database: vital(asleep), cache: other(hanging) }],
    ['unhealthy', { database: vital(failing), storage: other(healthy) }],
    ['unhealthy', { database: vital(hanging), storage: other(failing) }],
  ] as const)('is %s by %j', async (status, checks) => {
    expect((await healthReports(checks, none, limits)()).status).toBe(status);
  });

  it('names the parts that are there, with the time that each took', async () => {
    const { parts } = await healthReports({ database: vital(healthy), cache: other(asleep) }, none, limits)();
    expect(parts).toEqual({
      database: { status: 'healthy', milliseconds: expect.any(Number) },
      cache: { status: 'asleep', milliseconds: null },
    });
  });
});

describe('looking at parts', () => {
  it('takes no longer than the limit, however many hang', async () => {
    const began = performance.now();
    const checks = { database: vital(hanging), storage: other(hanging), cache: other(hanging), jobs: vital(hanging) };
    const { parts } = await healthReports(checks, none, limits)();
    expect(performance.now() - began).toBeLessThan(5 * limits.milliseconds);
    expect(parts.jobs).toEqual({ status: 'unhealthy', milliseconds: null });
  });

  it('is done once for all who ask within some seconds', async () => {
    const look = jest.fn(healthy);
    const ask = healthReports({ database: vital(look) }, none, { ...limits, keptMs: 10_000 });
    await Promise.all([ask(), ask()]);
    await ask();
    expect(look).toHaveBeenCalledTimes(1);
  });

  it('begins no second time before the first has ended', async () => {
    let end: (status: 'healthy') => void = none;
    const look = jest.fn(() => new Promise<'healthy'>((resolve) => (end = resolve)));
    const ask = healthReports({ database: vital(look) }, none, limits);
    expect([(await ask()).status, (await ask()).status]).toEqual(['unhealthy', 'unhealthy']);
    expect(look).toHaveBeenCalledTimes(1);
    const waiting = ask();
    end('healthy');
    expect((await waiting).status).toBe('healthy');
  });

  it('calls a part that answered a moment ago, or is asked for the first time, slow, and only later unhealthy', async () => {
    const answers = [healthy(), hanging()];
    const checks = { database: vital(() => answers.shift() ?? hanging()) };
    const patient = healthReports(checks, none, { ...limits, patienceMs: 200 });
    const seen = [(await patient()).status, (await patient()).status];
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect([...seen, (await patient()).status]).toEqual(['healthy', 'degraded', 'unhealthy']);
    const first = healthReports({ database: vital(hanging) }, none, { ...limits, patienceMs: 200 });
    expect((await first()).status).toBe('degraded');
  });

  it('tells the log why a part cannot be used', async () => {
    const faults: unknown[] = [];
    await healthReports({ database: vital(failing) }, (error) => faults.push(error), limits)();
    expect(faults).toEqual([expect.objectContaining({ message: expect.stringContaining('ECONNREFUSED') })]);
  });
});
