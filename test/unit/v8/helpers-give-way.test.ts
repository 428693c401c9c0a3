import { describe, expect, it } from '@jest/globals';
import { helpersGiveWay } from '../../../adapters/v8/helpers-give-way.ts';

/** What a file of so many bytes has done to priorities, by threads. */
function given(fileBytes: number): Map<number, number> {
  const priorities = new Map<number, number>();
  helpersGiveWay(fileBytes, (thread: number, priority = 0) => {
    priorities.set(thread, priority);
  });
  return priorities;
}

const onLinux = process.platform === 'linux' ? it : it.skip;

describe('the threads that Node has started by itself', () => {
  onLinux('stand back behind the one that converts a small file', () => {
    const priorities = given(100_000);
    expect(priorities.size).toBeGreaterThan(3);
    expect(priorities.has(process.pid)).toBe(false);
    expect(new Set(priorities.values())).toEqual(new Set([10]));
  });

  it('do not for a large one', () => {
    expect(given(100_000_000).size).toBe(0);
  });

  it('go without where one cannot be told', () => {
    const refuse = () => {
      throw new Error('ESRCH');
    };
    expect(() => helpersGiveWay(1, refuse)).not.toThrow();
  });
});
