import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { StepFile } from '#core/step';
import { RelationEnds } from '../../../core/ifc/relation-ends.ts';
import { bytesSource, stepText } from '../../support/step.ts';
import { openCut } from '../step/open-cut.ts';

const small = fc.integer({ min: 1, max: 60 });
/** Ids that are dense, and such as make the table one that is searched. */
const anyId = fc.oneof(small, fc.integer({ min: 2 ** 31 - 5, max: 2 ** 31 + 5 }), fc.constant(2 ** 32 - 1));

/** Statements that refer to each other or into the void, some longer than a page, some ids taken twice. */
const relations = (ids: fc.Arbitrary<number>) =>
  fc.array(fc.tuple(ids, ids, fc.array(ids, { maxLength: 5 }), fc.integer({ min: 0, max: 200 })), { maxLength: 40 });

type Relation = readonly [id: number, from: number, to: readonly number[], padding: number];

const textOf = (found: readonly Relation[]): string =>
  stepText(
    found
      .map(([id, from, to, length]) => `#${id}=R('${'x'.repeat(length)}',#${from},(${to.map((one) => `#${one}`)}));`)
      .join('\n'),
  );

/** What the module reads of each; `cut` where that does not lie in the memory on end. */
function read(step: StepFile, ids: readonly number[]): unknown[] {
  const ends = new RelationEnds(step);
  return ids.map((id) => {
    if (!ends.read(id, 1, 2)) return step.has(id) ? 'cut' : 'missing';
    const [from, to] = [[...ends.from.subarray(0, ends.fromCount)], [...ends.to.subarray(0, ends.toCount)]];
    return [from, to, ends.arePresent()];
  });
}

/** What is said of them by their text: the first of each id counts. */
function expected(found: readonly Relation[], ids: readonly number[]): unknown[] {
  const known = new Map([...found].reverse().map((relation) => [relation[0], relation]));
  return ids.map((id) => {
    const [, from, to] = known.get(id) ?? [];
    if (from === undefined || to === undefined) return 'missing';
    return [[from], to, [from, ...to].every((one) => known.has(one))];
  });
}

describe('The ends of relationships', () => {
  it.each([
    ['dense', small],
    ['sparse', anyId],
  ])('are found by the module as they stand in the file, where ids are %s', async (_, ids) => {
    const check = async (found: Relation[], asked: number[], pageBytes: number) => {
      const source = bytesSource(textOf(found));
      const all = [...asked, ...found.map(([id]) => id)];
      const told = expected(found, all);
      expect(read((await openCut(source, pageBytes, true)).step, all)).toEqual(told);
      const inPages = read((await openCut(source, pageBytes)).step, all);
      const withoutCut = told.map((one, at) => (inPages[at] === 'cut' ? 'cut' : one));
      expect(inPages).toEqual(withoutCut);
      if (pageBytes > source.size) expect(inPages).not.toContain('cut');
    };
    const pages = fc.constantFrom(64, 100, 256, 1 << 16);
    await fc.assert(fc.asyncProperty(relations(ids), fc.array(ids, { maxLength: 10 }), pages, check), { numRuns: 60 });
  });
});
