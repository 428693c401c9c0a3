import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ArgumentReader } from '#core/step';
import { ItemColors } from '../../../../core/geometry/direct/colors/item-colors.ts';
import { SurfaceColors } from '../../../../core/geometry/direct/colors/surface-colors.ts';
import { Fingerprints } from '../../../../core/geometry/direct/fingerprint/fingerprints.ts';
import { Links } from '../../../../core/geometry/direct/links/links.ts';
import { UnreadableStyles } from '../../../../core/geometry/unreadable-styles.ts';
import { openSource, stepFile } from '../../../support/step.ts';

async function fingerprintsOf(lines: string, isHeld = true): Promise<Fingerprints> {
  const source = stepFile(lines);
  const { step } = await openSource(source);
  // What is not held is read in pages.
  const index = { ...step.index.share(), isHeld };
  const reader = new ArgumentReader(source, index);
  const links = new Links(reader, undefined);
  return new Fingerprints(reader, new ItemColors(reader, new SurfaceColors(reader), new UnreadableStyles(), links));
}

/** The fingerprints of instances of one file; undefined where there is none. */
async function printsOf(lines: string, ids: readonly number[], isHeld = true): Promise<(string | undefined)[]> {
  const fingerprints = await fingerprintsOf(lines, isHeld);
  return ids.map((id) => {
    fingerprints.begin();
    if (!fingerprints.add(id)) return undefined;
    fingerprints.end();
    return fingerprints.print.join();
  });
}

/** A statement: its keyword, and arguments that are texts or places of statements before it. */
interface Node {
  readonly keyword: string;
  readonly pieces: readonly (string | number)[];
  readonly color: number;
}

const texts = [
  '$',
  '.T.',
  '1.',
  '1.0',
  "'#1'",
  "'it''s #2'",
  "''",
  "'a long text, longer than sixteen bytes'",
  '(1.,2.)',
];
const node = fc.record({
  keyword: fc.constantFrom('IFCX', 'IFCLONGERTHANSIXTEENBYTES'),
  pieces: fc.array(fc.oneof(fc.constantFrom(...texts), fc.nat(5)), { maxLength: 4 }),
  color: fc.constantFrom(0, 0, 0, 1, 2),
});
const graph = fc.array(node, { minLength: 2, maxLength: 12 });

/** What a piece refers to. */
const target = (at: number, piece: number) => at - 1 - piece;
const isReference = (at: number, piece: string | number): piece is number =>
  typeof piece === 'number' && target(at, piece) >= 0;

/** All that a statement stands for, as text. */
function content(nodes: readonly Node[], at: number): string {
  const { keyword, pieces, color } = nodes[at] ?? { keyword: '', pieces: [], color: 0 };
  const written = pieces.map((piece) =>
    isReference(at, piece) ? `<${content(nodes, target(at, piece))}>` : `${piece}`,
  );
  return `${keyword}(${written.join()})${color}`;
}

/** Lines of a graph whose statements have these ids; styles have ids from `styles` on. */
function linesOf(nodes: readonly Node[], ids: readonly number[], styles: number): string[] {
  return nodes.flatMap(({ keyword, pieces, color }, at) => {
    const written = pieces.map((piece) => (isReference(at, piece) ? `#${ids[target(at, piece)]}` : `${piece}`));
    const line = `#${ids[at]}=${keyword}(${written.join()});`;
    const style = styles + at * 10;
    if (color === 0) return [line];
    return [
      line,
      `#${style}=IFCSTYLEDITEM(#${ids[at]},(#${style + 1}),$);`,
      `#${style + 1}=IFCSURFACESTYLE('x${style}',.BOTH.,(#${style + 2}));`,
      `#${style + 2}=IFCSURFACESTYLESHADING(#${style + 3},0.);`,
      `#${style + 3}=IFCCOLOURRGB($,0.${color},0.5,0.25);`,
    ];
  });
}

const shuffled = (count: number) => fc.shuffledSubarray([...Array(count).keys()], { minLength: count });

describe('fingerprints', () => {
  const two = graph.chain((nodes) => fc.tuple(fc.constant(nodes), shuffled(nodes.length), fc.infiniteStream(fc.nat())));

  it.each([true, false])(
    'are equal where all that statements stand for is, whatever their numbers and order (held: %s)',
    (isHeld) =>
      fc.assert(
        fc.asyncProperty(two, async ([nodes, order, keys]) => {
          const [ids, others] = [nodes.map((_, at) => 10 + at), nodes.map((_, at) => 1000 + (order[at] ?? 0))];
          const lines = [...linesOf(nodes, ids, 2000), ...linesOf(nodes, others, 3000)];
          const mixed = lines.map((line) => ({ line, key: keys.next().value })).sort((a, b) => a.key - b.key);
          const prints = await printsOf(mixed.map(({ line }) => line).join('\n'), [...ids, ...others], isHeld);
          const contents = [...nodes, ...nodes].map((_, at) => content(nodes, at % nodes.length));
          for (const [a, print] of prints.entries()) {
            expect(print).toBeDefined();
            for (const [b, other] of prints.entries()) expect(print === other).toBe(contents[a] === contents[b]);
          }
        }),
        { numRuns: 60 },
      ),
  );

  it('change with every byte of a statement', async () => {
    const plain = "IFCX('abcdefghijklmnopqrstuvwxyz',(1.25,-3.E-4),.AREA.,$)";
    const variants = [...plain].map(
      (byte, at) => `${plain.slice(0, at)}${byte === 'Z' ? 'Y' : 'Z'}${plain.slice(at + 1)}`,
    );
    const inside = [plain, ...variants].filter(
      (text) => (text.match(/'/g) ?? []).length === 2 && text.startsWith('IFCX('),
    );
    const lines = inside.map((text, at) => `#${at + 1}=${text};`).join('\n');
    const prints = await printsOf(
      lines,
      inside.map((_, at) => at + 1),
    );
    expect(new Set(prints).size).toBe(inside.length);
    expect(prints).not.toContain(undefined);
  });

  it('tell numbers that are added apart by their bits and by how many they are', async () => {
    const fingerprints = await fingerprintsOf('#1=IFCX();');
    const prints = [[1, 2], [2, 1], [1, 2, 0], [1], [1 + Number.EPSILON], [-0], [0], []].map((numbers) => {
      fingerprints.begin();
      fingerprints.add(1);
      fingerprints.addNumbers(numbers);
      fingerprints.end();
      return fingerprints.print.join();
    });
    expect(new Set(prints).size).toBe(prints.length);
  });

  it('are not there where a statement is missing, damaged, has comments, or leads back to itself', async () => {
    const lines = `#1=IFCX(#99);
#2=IFCX(#3);
#3=IFCX($,(#2));
#4=IFCX(/* #5 */1.);
#5=IFCX(1.);
#6=IFCX(#99999999999);
#7=IFCX(#);
#8=IFCX('no end);
#9=IFCX(1.);`;
    const prints = await printsOf(lines, [1, 2, 3, 4, 5, 6, 7, 8, 42]);
    expect(prints.map((print) => print !== undefined)).toEqual([
      false,
      false,
      false,
      false,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it('are not there where it counts which edges faces share', async () => {
    const prints = await printsOf(
      '#1=IFCEDGELOOP((#2));\n#2=IFCORIENTEDEDGE(*,*,#3,.T.);\n#3=IFCEDGECURVE();',
      [1, 2, 3],
    );
    expect(prints.map((print) => print !== undefined)).toEqual([false, false, true]);
  });

  it('are not there where statements are too deep, and there where they are many times one', async () => {
    const chain = (count: number, step: number, text: (before: string) => string) =>
      Array.from({ length: count }, (_, at) => `#${(at + 1) * step}=IFCX(${at === 0 ? '1.' : text(`#${at * step}`)});`);
    const deep = await printsOf(chain(5000, 1, (before) => before).join('\n'), [100, 5000]);
    expect(deep.map((print) => print !== undefined)).toEqual([true, false]);
    const [doubled] = await printsOf(chain(100, 1, (before) => `${before},${before}`).join('\n'), [100]);
    expect(doubled).toBeDefined();
  });

  it('take bounded time where nothing of what comes again is known any more', async () => {
    // All ids have one place where they are kept, so that each statement is read twice as often as the one before.
    const id = (at: number) => `#${(at + 1) * 8192}`;
    const lines = Array.from({ length: 60 }, (_, at) => `${id(at)}=IFCX(${id(at - 1)},${id(99)},${id(at - 1)});`);
    const began = performance.now();
    const ends = [`${id(99)}=IFCX(2.);`, `${id(0)}=IFCX(1.);`];
    const prints = await printsOf([...ends, ...lines.slice(1)].join('\n'), [60 * 8192, 8192, 3 * 8192]);
    expect(prints.map((print) => print !== undefined)).toEqual([false, true, true]);
    expect(performance.now() - began).toBeLessThan(2000);
  });
});
