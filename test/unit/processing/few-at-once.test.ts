import { describe, expect, it } from '@jest/globals';
import { fewAtOnce } from '../../../core/processing/few-at-once.ts';

const numbers = Array.from({ length: 10 }, (_, number) => number);
const turn = () => new Promise(setImmediate);

describe('Work that is done a few at once', () => {
  it('is begun in its order and never more at once than allowed, and is all done in the end', async () => {
    const begun: number[] = [];
    const done: number[] = [];
    let most = 0;
    await fewAtOnce(numbers, 3, async (number) => {
      begun.push(number);
      most = Math.max(most, begun.length - done.length);
      for (let turns = (number * 7) % 5; turns >= 0; turns--) await turn();
      done.push(number);
    });
    expect(begun).toEqual(numbers);
    expect([...done].sort((a, b) => a - b)).toEqual(numbers);
    expect(done).not.toEqual(numbers);
    expect(most).toBe(3);
  });

  it('fails with what fails first in its order, begins nothing more and leaves nothing behind', async () => {
    const begun: number[] = [];
    const ended: number[] = [];
    const work = fewAtOnce(numbers, 3, async (number) => {
      begun.push(number);
      for (let turns = 0; turns <= 5 - number; turns++) await turn();
      ended.push(number);
      if (number === 1 || number === 2) throw new Error(`${number} failed.`);
    });
    await expect(work).rejects.toThrow('1 failed.');
    expect(begun.length).toBeLessThan(numbers.length);
    expect([...ended].sort()).toEqual(begun);
  });
});
