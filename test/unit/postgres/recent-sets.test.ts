import { describe, expect, it } from '@jest/globals';
import { RecentSets } from '../../../adapters/postgres/load/recent-sets.ts';

describe('the sets that were met not long ago', () => {
  it('are found by both parts of what they say', () => {
    const recent = new RecentSets<number>();
    recent.set(['"name":"A"', ',"properties":[]}'], 1);
    recent.set(['"name":"A"', ',"properties":[1]}'], 2);
    expect(recent.get(['"name":"A"', ',"properties":[]}'])).toBe(1);
    expect(recent.get(['"name":"A"', ',"properties":[1]}'])).toBe(2);
    expect(recent.get(['"name":"B"', ',"properties":[1]}'])).toBeUndefined();
  });

  it('are forgotten before they fill the memory', () => {
    const recent = new RecentSets<number>();
    const long = 'x'.repeat(1 << 20);
    for (let set = 0; set < 6; set++) recent.set([`${set}`, long], set);
    const found = [0, 1, 2, 3, 4, 5].filter((set) => recent.get([`${set}`, long]) !== undefined);
    expect(found).toEqual([3, 4, 5]);
  });
});
