import { describe, expect, it, jest } from '@jest/globals';
import { kept } from '../../../core/health/kept.ts';

describe('a kept value', () => {
  it('is computed once for all who ask at once, and anew after its time', async () => {
    let number = 0;
    const ask = kept(30, async () => ++number);
    expect([...(await Promise.all([ask(), ask()])), await ask()]).toEqual([1, 1, 1]);
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(await ask()).toBe(2);
  });

  it('is tried again after a failure', async () => {
    const compute = jest.fn(async () => 'value').mockRejectedValueOnce(new Error('not now'));
    const ask = kept(10_000, compute);
    await expect(ask()).rejects.toThrow('not now');
    expect([await ask(), await ask()]).toEqual(['value', 'value']);
    expect(compute).toHaveBeenCalledTimes(2);
  });
});
