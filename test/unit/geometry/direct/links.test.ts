import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ArgumentReader } from '#core/step';
import { type LinkTables, linkTables } from '../../../../core/geometry/direct/links/link-tables.ts';
import { type LinkKind, Links } from '../../../../core/geometry/direct/links/links.ts';
import { openSource, stepFile } from '../../../support/step.ts';

interface Opened {
  readonly tables: LinkTables | undefined;
  /** As another thread has them. */
  readonly links: () => Links;
}

async function open(lines: string, isHeld = true): Promise<Opened> {
  const source = stepFile(lines);
  const { step } = await openSource(source);
  const index = { ...step.index.share(), isHeld };
  const tables = linkTables(index, 1);
  return { tables, links: () => new Links(new ArgumentReader(source, index), tables) };
}

const linksOf = async (lines: string) => (await open(lines)).links();
const relation = (id: number, keyword: string, from: string, to: string) =>
  `#${id}=${keyword}('guid;''#9''',#1,$,$,${from},${to});`;

describe('links between instances', () => {
  it('lead from an item to the last styled item that names it', async () => {
    const links = await linksOf(
      '#2=IFCSTYLEDITEM(#7,(#9),$);\n#3=IFCSTYLEDITEM(#7,(#8),$);\n#4=IFCSTYLEDITEM($,(#8),$);',
    );
    const styledItems = links.last('styledItems');
    expect([7, 8, 2].map((id) => styledItems?.get(id))).toEqual([3, undefined, undefined]);
  });

  it('lead from each object of a list to what the first relationship relates it to', async () => {
    const lines = [
      relation(2, 'IFCRELASSOCIATESMATERIAL', '(#11,#12)', '#21'),
      relation(3, 'IFCRELASSOCIATESMATERIAL', '(#12,#13)', '#22'),
      relation(4, 'IFCRELDEFINESBYTYPE', '(#11)', '#31'),
    ];
    const links = await linksOf(lines.join('\n'));
    const materials = links.first('materials');
    expect([11, 12, 13, 14].map((id) => materials?.get(id))).toEqual([21, 21, 22, undefined]);
    expect(links.first('types')?.get(11)).toBe(31);
  });

  it('lead from an element to all of its openings, in the order of the statements, not of their ids', async () => {
    const lines = [
      relation(9, 'IFCRELVOIDSELEMENT', '#40', '#51'),
      relation(2, 'IFCRELVOIDSELEMENT', '#41', '#52'),
      relation(5, 'IFCRELVOIDSELEMENT', '#40', '#50'),
      relation(3, 'IFCRELVOIDSELEMENT', '#40', '#51'),
    ];
    const openings = (await linksOf(lines.join('\n'))).all('openings');
    expect([...(openings?.get(40) ?? [])]).toEqual([51, 50]);
    expect([40, 41, 42].map((id) => openings?.has(id))).toEqual([true, true, false]);
  });

  it('say whether anything that has openings has parts, too', async () => {
    const voids = relation(9, 'IFCRELVOIDSELEMENT', '#40', '#51');
    const apart = await linksOf([voids, relation(2, 'IFCRELAGGREGATES', '#41', '(#40)')].join('\n'));
    expect(apart.areApart('openings', 'aggregates')).toBe(true);
    const shared = await linksOf([voids, relation(2, 'IFCRELAGGREGATES', '#40', '(#41)')].join('\n'));
    expect(shared.areApart('openings', 'aggregates')).toBe(false);
  });

  it('are read in JavaScript where a statement has comments in it', async () => {
    const links = await linksOf('#2=IFCSTYLEDITEM(/* the item */#7,(#9),$);\n#3=IFCSTYLEDITEM(#6,(#8),$);');
    const styledItems = links.last('styledItems');
    expect([7, 6].map((id) => styledItems?.get(id))).toEqual([2, 3]);
  });

  it('are none of a kind of which one statement is not as the schema has it, and those of others', async () => {
    const links = await linksOf(
      ["#2=IFCSTYLEDITEM('seven',(#9),$);", relation(4, 'IFCRELDEFINESBYTYPE', '(#11)', '#31')].join('\n'),
    );
    expect(links.last('styledItems')).toBeUndefined();
    expect(links.mark('styledItems', 0, 8)).toBe(false);
    expect(links.first('types')?.get(11)).toBe(31);
  });

  it('leave out a statement whose id an earlier one has', async () => {
    const links = await linksOf('#2=IFCSTYLEDITEM(#7,(#9),$);\n#2=IFCSTYLEDITEM(#8,(#9),$);');
    expect([7, 8].map((id) => links.last('styledItems')?.get(id))).toEqual([2, undefined]);
  });

  it('are gathered once for all threads, and again where a thread was lost at it', async () => {
    const { tables, links } = await open('#2=IFCSTYLEDITEM(#7,(#9),$);');
    if (tables === undefined) throw new Error('There are no tables.');
    expect(links().last('styledItems')?.get(7)).toBe(2);
    expect(links().last('styledItems')?.get(7)).toBe(2);
    tables.states[31] = 1; // begun, and not ended
    expect(links().last('styledItems')?.get(7)).toBe(2);
    expect([...(links().all('styledItems')?.get(7) ?? [])]).toEqual([2]);
    expect(tables.states[31]).toBe(2);
  });

  it.each([true, false])('are those that going through the statements gives (held: %s)', async (isHeld) => {
    const id = fc.integer({ min: 1, max: 60 });
    const statement = fc.tuple(fc.constantFrom<LinkKind>('materials', 'types'), fc.array(id, { maxLength: 4 }), id);
    await fc.assert(
      fc.asyncProperty(fc.array(statement, { maxLength: 30 }), async (statements) => {
        const keywords = { materials: 'IFCRELASSOCIATESMATERIAL', types: 'IFCRELDEFINESBYTYPE' } as Record<
          LinkKind,
          string
        >;
        const lines = statements.map(([kind, from, to], at) =>
          relation(100 + at, keywords[kind], `(${from.map((one) => `#${one}`).join(',')})`, `#${to}`),
        );
        const links = (await open(['#99=IFCX();', ...lines].join('\n'), isHeld)).links();
        for (const asked of ['materials', 'types'] as const) {
          const [first, last] = [links.first(asked), links.last(asked)];
          for (let from = 1; from <= 60; from++) {
            const named = statements
              .filter(([kind, ids]) => kind === asked && ids.includes(from))
              .map(([, , to]) => to);
            expect([first?.get(from), last?.get(from)]).toEqual([named.at(0), named.at(-1)]);
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('tables of links', () => {
  it('are not made for a small file', async () => {
    const { step } = await openSource(stepFile('#1=IFCX();'));
    expect(linkTables(step.index)).toBeUndefined();
  });
});
