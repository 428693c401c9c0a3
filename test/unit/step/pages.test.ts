import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bytesSource, refusalOf, stepText } from '../../support/step.ts';
import { openCut } from './open-cut.ts';

const count = 300;
const argumentsOf = (id: number) => [id, `'${'x'.repeat(id % 50)}`, [id / 4]];
const lines = Array.from({ length: count }, (_, row) => {
  const [id = 0, text = '', list = []] = argumentsOf(row + 1);
  return `#${id}=A(${id},'${String(text).replaceAll("'", "''")}',(${String(list)}));`;
});
const text = stepText(lines.join('\n'));

describe('reading page by page', () => {
  it('finds every instance again, in whatever order, with more pages than are kept in memory', async () => {
    const order = fc.shuffledSubarray(Array.from({ length: count }, (_, row) => row + 1));
    await fc.assert(
      fc.asyncProperty(order, fc.integer({ min: 1, max: 100 }), async (ids, pageBytes) => {
        const { step } = await openCut(bytesSource(text), pageBytes);
        expect(ids.map((id) => step.values(id))).toEqual(ids.map(argumentsOf));
      }),
      { numRuns: 30 },
    );
  });

  it('reads a page once as long as it stays in memory', async () => {
    const memory = bytesSource(text);
    const reads: number[] = [];
    const read = (target: Uint8Array, position: number) => {
      reads.push(position);
      return memory.read(target, position);
    };
    const { step } = await openCut({ ...memory, read }, 1024);
    reads.length = 0;
    for (let times = 0; times < 3; times++) for (let id = 1; id <= count; id++) step.values(id);
    expect(reads.length).toBeLessThanOrEqual(Math.ceil(text.length / 1024));
  });

  it('gives a statement as it stands although it is longer than a page', async () => {
    const long = `#1=A('${'y'.repeat(10_000)}',2);`;
    const { step } = await openCut(bytesSource(stepText(`${long}\n#2=B(3);`)), 64);
    expect([step.values(1), step.values(2), step.values(1)]).toEqual([
      ['y'.repeat(10_000), 2],
      [3],
      ['y'.repeat(10_000), 2],
    ]);
  });

  it('refuses a statement that is longer than memory should be', async () => {
    const endless = bytesSource(stepText(`#1=A(1);\n#2=A('${'x'.repeat(3 << 20)}');`));
    expect(await refusalOf(openCut(endless, 1 << 16))).toMatchObject({
      code: 'step/statement-too-long',
      message: 'One statement is longer than 1 MiB.',
      at: { byte: stepText('#1=A(1);\n').indexOf('\n\nENDSEC') + 1 },
    });
  });

  it('fails where the file becomes shorter behind its back', async () => {
    const source = bytesSource(text);
    const { step } = await openCut({ ...source }, 64);
    const shrunk = { ...source, size: 10_000_000 };
    await expect(openCut(shrunk, 64)).rejects.toThrow('became shorter');
    expect(step.values(1)).toEqual(argumentsOf(1));
  });
});
