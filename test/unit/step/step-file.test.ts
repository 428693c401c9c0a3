import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { Diagnostics } from '#core/model';
import { openStep } from '#core/step';
import { bytesSource, codesOf, openLines, openSource, stepFile, stepText } from '../../support/step.ts';

describe('an opened file', () => {
  it('knows its instances by id and by keyword, in file order', async () => {
    const { step } = await openLines('#30=B(1);#10=A(2);#20=B(3);#5=(A()B());');
    expect(step.count).toBe(4);
    expect(step.keywords).toEqual(['B', 'A', '']);
    expect([step.keywordOf(10), step.keywordOf(5), step.keywordOf(11)]).toEqual(['A', '', undefined]);
    expect([step.has(20), step.has(21), step.has(-1), step.has(0), step.has(2 ** 40)]).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
    expect([[...step.ids('B')], [...step.ids('')], [...step.ids('C')]]).toEqual([[30, 20], [5], []]);
    expect([step.countOf('B'), step.countOf('C')]).toEqual([2, 0]);
    expect([step.values(30), step.values(99)]).toEqual([[1], undefined]);
  });

  it('tells the instances of several types as they stand in the file', async () => {
    for (const far of ['', '#4000000000=A(0);']) {
      const { step } = await openLines(`#30=B(1);#10=A(2);#20=B(3);#7=D();#30=A(4);#5=C(5);${far}`);
      const behind = far === '' ? [] : [4000000000];
      expect([...step.idsInFileOrder(['C', 'A', 'B'])]).toEqual([30, 10, 20, 5, ...behind]);
      expect([...step.idsInFileOrder(['E'])]).toEqual([]);
    }
  });

  it('counts the first of instances with one id, whatever ids there are', async () => {
    for (const far of ['', '#4000000000=A(0);']) {
      const { step, diagnostics } = await openLines(`#1=A('first');#2=B(2);#1=B('second');#1=A('third');${far}`);
      expect([step.values(1), step.keywordOf(1), step.values(2)]).toEqual([['first'], 'A', [2]]);
      expect([[...step.ids('B')], step.countOf('A')]).toEqual([[2], far === '' ? 1 : 2]);
      expect(codesOf(diagnostics)).toEqual(['step/duplicate-id', 'step/duplicate-id']);
      expect(diagnostics.findings[0]).toMatchObject({ severity: 'error', at: { expressId: 1 }, found: '#1=B' });
    }
  });

  it('finds ids that are far apart without memory for those between', async () => {
    const ids = Array.from({ length: 1000 }, (_, i) => (i * 2654435761) % 4294967296);
    const { step, diagnostics } = await openLines(ids.map((id, row) => `#${id}=A(${row});`).join('\n'));
    expect(ids.map((id) => step.values(id))).toEqual(ids.map((_, row) => [row]));
    expect(step.has(4294967295)).toBe(false);
    expect(codesOf(diagnostics)).toEqual(['step/invalid-id']); // #0 is among them
  });

  it('tells where an instance stands', async () => {
    const text = stepText('/* ä */ #7 = A(1);');
    const { step } = await openSource(bytesSource(text));
    expect(step.placeOf(7)).toEqual({ byte: Buffer.from(text).indexOf('#7'), expressId: 7 });
    expect(step.placeOf(8)).toEqual({ expressId: 8 });
  });

  it.each([
    ['a small file', stepText('#1=A(1);')],
    ['a file with a byte order mark', `\ufeff${stepText('#1=A(1);')}`],
    ['a file of several pages', stepText(`#1=A('${'x'.repeat(9_000_000)}');`)],
  ])('knows its SHA-256: %s', async (_, text) => {
    const { step } = await openSource(bytesSource(text));
    expect(step.sha256).toBe(createHash('sha256').update(text).digest('hex'));
  });

  it('shares its index as plain parts over shared memory', async () => {
    const { step } = await openLines('#1=A(1);#2=B(2);');
    const shared = structuredClone(step.index.share());
    expect(shared).toMatchObject({ count: 2, keywords: ['A', 'B'] });
    expect([...shared.ids.subarray(0, 2)]).toEqual([1, 2]);
    shared.offsets[1] = 12345;
    expect(step.placeOf(2).byte).toBe(12345);
  });

  it('grows its index as far as it must', async () => {
    const { step } = await openLines(Array.from({ length: 20_000 }, (_, i) => `#${i + 1}=A();`).join(''));
    expect([step.count, step.values(20_000), step.countOf('A')]).toEqual([20_000, [], 20_000]);
  });
});

describe('opening', () => {
  const large = stepText(`#1=A('${'x'.repeat(20_000_000)}');`);

  it('tells how far it is, up to the whole file', async () => {
    const told: number[] = [];
    await openStep(bytesSource(large), { diagnostics: new Diagnostics(), onProgress: (bytes) => told.push(bytes) });
    expect(told.length).toBeGreaterThan(2);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBe(large.length);
  });

  it('stops when it is aborted', async () => {
    const abort = new AbortController();
    let furthest = 0;
    const memory = bytesSource(large);
    const source = {
      ...memory,
      read: (target: Uint8Array, position: number) => {
        furthest = Math.max(furthest, position + target.length);
        return memory.read(target, position);
      },
    };
    const opening = openStep(source, {
      diagnostics: new Diagnostics(),
      onProgress: () => abort.abort(new Error('enough')),
      signal: abort.signal,
    });
    await expect(opening).rejects.toThrow('enough');
    expect(furthest).toBeLessThan(large.length);
  });

  it('is read ahead by a source that can, and has the same', async () => {
    const memory = bytesSource(large);
    const positions: number[] = [];
    const readAsync = async (target: Uint8Array, position: number) => {
      positions.push(position);
      await new Promise(setImmediate);
      return memory.read(target, position);
    };
    const [ahead, plain] = [await openSource({ ...memory, readAsync }), await openSource(memory)];
    expect(positions.length).toBeGreaterThan(2);
    expect([ahead.step.sha256, ahead.step.count]).toEqual([plain.step.sha256, plain.step.count]);
    expect(ahead.step.index.ids).toEqual(plain.step.index.ids);
    expect(ahead.step.index.offsets).toEqual(plain.step.index.offsets);
  });

  it('is read at once as far as it has to be waited for', async () => {
    const readAsync = () => Promise.reject(new Error('There is nothing ahead.'));
    const { step } = await openSource({ ...stepFile('#1=A(1);'), readAsync });
    expect(step.count).toBe(1);
  });

  it('fails as the source does that is read ahead', async () => {
    const readAsync = () => Promise.reject(new Error('The disk is gone.'));
    await expect(openSource({ ...bytesSource(large), readAsync })).rejects.toThrow('The disk is gone.');
  });

  it('fails where the file becomes shorter meanwhile', async () => {
    const source = { ...stepFile('#1=A(1);'), size: 100_000 };
    await expect(openStep(source, { diagnostics: new Diagnostics() })).rejects.toThrow('became shorter');
  });
});
