import { describe, expect, it } from '@jest/globals';
import { IdleGate } from '../../../standalone/housekeeping/index.ts';

const soon = () => new Promise((resolve) => setTimeout(resolve, 2));

/** Something that lasts until it is told to end. */
function task(log: string[], name: string) {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const run = async () => {
    log.push(`${name} begins`);
    await ended;
    log.push(`${name} ends`);
  };
  return { run, end };
}

describe('the gate', () => {
  it('lets many work side by side, and one alone when none of them is left', async () => {
    const log: string[] = [];
    const gate = new IdleGate();
    const [a, b, sweep, c] = [task(log, 'a'), task(log, 'b'), task(log, 'sweep'), task(log, 'c')];
    const all = [gate.shared(a.run), gate.alone(sweep.run), gate.shared(b.run)];
    a.end();
    await soon();
    expect(log).toEqual(['a begins', 'b begins', 'a ends']);
    b.end();
    await soon();
    all.push(gate.shared(c.run));
    await soon();
    expect(log.slice(3)).toEqual(['b ends', 'sweep begins']);
    sweep.end();
    c.end();
    await Promise.all(all);
    expect(log.slice(5)).toEqual(['sweep ends', 'c begins', 'c ends']);
  });

  it('lets one be alone at a time', async () => {
    const log: string[] = [];
    const gate = new IdleGate();
    const [a, b] = [task(log, 'a'), task(log, 'b')];
    const both = [gate.alone(a.run), gate.alone(b.run)];
    await soon();
    expect(log).toEqual(['a begins']);
    a.end();
    b.end();
    await Promise.all(both);
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('opens again after work that failed', async () => {
    const gate = new IdleGate();
    const broken = async () => {
      throw new Error('broken');
    };
    await expect(gate.shared(broken)).rejects.toThrow('broken');
    await expect(gate.alone(broken)).rejects.toThrow('broken');
    expect(await gate.shared(async () => 'done')).toBe('done');
    expect(await gate.alone(async () => 'done')).toBe('done');
  });
});
