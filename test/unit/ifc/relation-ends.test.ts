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

interface Told {
  /** Near end, far end, relationship. */
  readonly pairs: number[][];
  readonly unread: number[];
}

function read(step: StepFile, ids: readonly number[], most = 1000, mayLack = false): Told {
  const ends = new RelationEnds(step);
  const told: Told = { pairs: [], unread: [] };
  for (let at = 0; at < ids.length; ) {
    const next = ends.read(Uint32Array.from(ids), at, { from: 1, to: 2, mayLack }, most - told.pairs.length);
    for (let pair = 0; pair < ends.count; pair++) {
      told.pairs.push([ends.from, ends.to, ends.by].map((column) => column[pair] ?? 0));
    }
    if (next === at) told.unread.push(ids[at++] ?? 0);
    else at = next;
  }
  return told;
}

/** What is said of them by their text: the first of each id counts. */
function expected(found: readonly Relation[], ids: readonly number[], cut: readonly number[]): Told {
  const known = new Map([...found].reverse().map((relation) => [relation[0], relation]));
  const told: Told = { pairs: [], unread: [] };
  for (const id of ids) {
    const [, from = 0, to = []] = known.get(id) ?? [];
    const isSound = to.length > 0 && [from, ...to].every((one) => known.has(one));
    if (isSound && !cut.includes(id)) told.pairs.push(...to.map((one) => [from, one, id]));
    else told.unread.push(id);
  }
  return told;
}

describe('The ends of relationships', () => {
  it.each([
    ['dense', small],
    ['sparse', anyId],
  ])('are found by the module as they stand in the file, where ids are %s', async (_, ids) => {
    const check = async (found: Relation[], asked: number[], pageBytes: number) => {
      const source = bytesSource(textOf(found));
      const all = [...asked, ...found.map(([id]) => id)];
      expect(read((await openCut(source, pageBytes, true)).step, all)).toEqual(expected(found, all, []));
      const inPages = read((await openCut(source, pageBytes)).step, all);
      // Those that straddle pages are left to JavaScript.
      const cut = pageBytes > source.size ? [] : inPages.unread;
      expect(inPages).toEqual(expected(found, all, cut));
    };
    const pages = fc.constantFrom(100, 256, 1 << 16);
    await fc.assert(fc.asyncProperty(relations(ids), fc.array(ids, { maxLength: 10 }), pages, check), { numRuns: 60 });
  });

  it('are read up to as many pairs as there may be', async () => {
    const { step } = await openCut(bytesSource(textOf([1, 2, 3].map((id) => [id, 1, [1, 2], 0]))), 1 << 16, true);
    expect(read(step, [1, 2, 3], 5)).toEqual({
      pairs: [1, 2].flatMap((id) => [
        [1, 1, id],
        [1, 2, id],
      ]),
      unread: [3],
    });
  });

  it('may be nothing where the schema says so', async () => {
    const lines = "#1=R('',#1,());#2=R('',#1,$);#3=R('',$,(#1));#4=R('',#1,(#1));#5=R('',$,(#7));#6=R('',$,'');";
    const { step } = await openCut(bytesSource(stepText(lines)), 1 << 16, true);
    const ids = [1, 2, 3, 4, 5, 6];
    expect(read(step, ids, 9, true)).toEqual({ pairs: [[1, 1, 4]], unread: [5, 6] });
    expect(read(step, ids, 9, false)).toEqual({ pairs: [[1, 1, 4]], unread: [1, 2, 3, 5, 6] });
  });

  it('are read however many there are', async () => {
    const ids = Array.from({ length: 3000 }, (_, at) => at + 1);
    const { step } = await openCut(bytesSource(textOf(ids.map((id) => [id, 1, [1, 2, 3, 4], 0]))), 1 << 16, true);
    expect(read(step, ids, 20_000)).toEqual({
      pairs: ids.flatMap((id) => [1, 2, 3, 4].map((to) => [1, to, id])),
      unread: [],
    });
  });
});
