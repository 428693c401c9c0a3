import { tmpdir } from 'node:os';
import { expect, it } from '@jest/globals';
import { Machine, processUse } from '#adapters/machine';

it('a look at the machine gives shares of what there is', async () => {
  const machine = new Machine(tmpdir());
  const until = performance.now() + 600;
  while (performance.now() < until) Math.sqrt(until); // keeps one processor busy
  const { memoryPercent, cpuPercent, diskPercent } = await machine.use();
  for (const share of [memoryPercent, cpuPercent, diskPercent]) {
    expect(share).toBeGreaterThan(0);
    expect(share).toBeLessThanOrEqual(100);
  }
  expect((await machine.use()).cpuPercent).toBe(cpuPercent); // too soon for another
});

it('a look at a folder that is not there fails', async () => {
  await expect(new Machine('/nowhere/at/all').use()).rejects.toThrow('ENOENT');
});

it('a look at the process gives what it takes', () => {
  const { residentBytes, cpuSeconds, uptimeSeconds } = processUse();
  expect(residentBytes).toBeGreaterThan(10 * 2 ** 20);
  expect(cpuSeconds).toBeGreaterThan(0);
  expect(uptimeSeconds).toBeGreaterThan(0);
});
