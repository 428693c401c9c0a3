import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { corpusPath, describeCorpus } from '../../support/corpus.ts';
import { refusalOf, stepText } from '../../support/step.ts';
import { bomb, deflated, stored, type ZipEntry, zipOf } from '../../support/zip.ts';

const folder = mkdtempSync(join(os.tmpdir(), 'plinth-zip-test-'));
const temporary = join(folder, 'temporary');
jest.unstable_mockModule('node:os', () => ({ ...os, tmpdir: () => temporary }));
mkdirSync(temporary);
const { isZip, unpackIfcZip, zipLimits } = await import('#adapters/zip');

afterAll(() => rmSync(folder, { recursive: true }));

function archive(bytes: Uint8Array): string {
  const path = join(folder, 'model.ifczip');
  writeFileSync(path, bytes);
  return path;
}

/** Unpacks, reads and removes. */
async function unpacked(bytes: Uint8Array): Promise<{ name: string; text: string }> {
  const model = await unpackIfcZip(archive(bytes));
  const text = readFileSync(model.path, 'utf8');
  expect(readdirSync(temporary)).toHaveLength(1);
  await model.remove();
  await model.remove();
  expect(readdirSync(temporary)).toEqual([]);
  return { name: model.name, text };
}

const model = stepText("#1=IFCWALL('x');");
const large = stepText(
  Array.from({ length: 500_000 }, (_, i) => `#${i + 1}=IFCCARTESIANPOINT((${i / 7},1.));`).join('\n'),
);
const repeated = (times: number, entry: (index: number) => ZipEntry) =>
  Array.from({ length: times }, (_, i) => entry(i));

describe('an ifcZIP', () => {
  it.each([
    ['stored', zipOf(stored('house.ifc', model)), 'house.ifc'],
    ['deflated', zipOf(deflated('house.ifc', model)), 'house.ifc'],
    ['in a folder, with an upper-case name', zipOf(stored('a/', ''), deflated('a/b/HOUSE.IFC', model)), 'HOUSE.IFC'],
    [
      'beside other files',
      zipOf(stored('read me.txt', 'x'), deflated('h.ifc', model), stored('a.ifcxml', 'x')),
      'h.ifc',
    ],
    [
      'beside what macOS adds',
      zipOf(deflated('h.ifc', model), stored('__MACOSX/._h.ifc', 'x'), stored('.x.ifc', 'x')),
      'h.ifc',
    ],
    ['under a name that leads elsewhere', zipOf(deflated('../../etc/h.ifc', model)), 'h.ifc'],
    ['under an absolute name', zipOf(deflated('/etc/h.ifc', model)), 'h.ifc'],
    ['under a name of Windows', zipOf(deflated('C:\\models\\h.ifc', model)), 'h.ifc'],
    ['under a name in UTF-8', zipOf({ ...deflated('Häuser/Größe.ifc', model), flags: 0x800 }), 'Größe.ifc'],
    [
      'in the largest number of entries',
      zipOf(...repeated(999, (i) => stored(`${i}.txt`, '')), deflated('h.ifc', model)),
      'h.ifc',
    ],
    ['of 20 MB', zipOf(deflated('h.ifc', large)), 'h.ifc'],
  ])('gives its one model: %s', async (_, bytes, name) => {
    const found = await unpacked(bytes);
    expect(found.name).toBe(name);
    expect([model, large]).toContain(found.text);
  });

  it.each([
    ['zip/no-model', 'nothing', zipOf()],
    ['zip/no-model', 'a.ifcxml, b.txt', zipOf(stored('a.ifcxml', '<x/>'), stored('b.txt', ''))],
    ['zip/several-models', 'a.ifc, x/b.ifc', zipOf(stored('a.ifc', model), stored('x/b.ifc', model))],
    ['zip/several-models', '4.ifc, and 5 more', zipOf(...repeated(10, (i) => stored(`${i}.ifc`, model)))],
    ['zip/nested', 'inner.ifczip', zipOf(stored('inner.ifczip', zipOf(stored('a.ifc', model))))],
    ['zip/too-many-entries', '2000 entries', zipOf(...repeated(2000, (i) => stored(`${i}.ifc`, '')))],
    ['zip/encrypted', 'a.ifc', zipOf({ ...deflated('a.ifc', model), flags: 1 })],
    ['zip/ratio', 'a.ifc: 10', zipOf(bomb('a.ifc', 1024))],
    ['zip/damaged', 'a.ifc', zipOf({ ...deflated('a.ifc', model), checksum: 1 })],
    ['zip/damaged', 'model.ifczip', zipOf({ ...bomb('a.ifc', 1024), size: 1000 })],
    ['zip/damaged', 'model.ifczip', zipOf({ ...deflated('a.ifc', model), size: model.length + 1 })],
    ['zip/damaged', 'model.ifczip', zipOf({ ...stored('a.ifc', model), size: 1 })],
    ['zip/damaged', 'model.ifczip', zipOf({ ...deflated('a.ifc', model), packed: Buffer.from(model) })],
    ['zip/damaged', 'model.ifczip', zipOf({ ...deflated('a.ifc', model), method: 9 })],
    ['zip/damaged', 'model.ifczip', zipOf(deflated('a.ifc', model)).subarray(0, -60)],
    ['zip/damaged', 'model.ifczip', zipOf(deflated('a.ifc', model)).subarray(0, 100)],
    ['zip/damaged', 'model.ifczip', zipOf(deflated('a.ifc', model)).subarray(20)],
    ['zip/damaged', 'model.ifczip', Buffer.from('PK\x03\x04')],
  ])('is refused: %s (%s)', async (code, found, bytes) => {
    expect(await refusalOf(unpackIfcZip(archive(bytes)))).toMatchObject({
      code,
      severity: 'error',
      message: expect.stringMatching(/^The .+\.$/),
      found: expect.stringContaining(found),
      remedy: expect.stringMatching(/^[A-Z].+\.$/),
    });
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('is refused beyond the limits given', async () => {
    const path = archive(zipOf(stored('a.txt', ''), deflated('a.ifc', 'x'.repeat(40_000_000))));
    const refusal = (limits: object) => refusalOf(unpackIfcZip(path, { ...zipLimits, ...limits }));
    expect(await refusal({ entries: 1 })).toMatchObject({ code: 'zip/too-many-entries' });
    expect(await refusal({ unpackedBytes: 39_999_999 })).toMatchObject({ code: 'zip/too-large' });
    expect(await refusal({})).toMatchObject({ code: 'zip/ratio' });
  });

  it('that cannot be opened fails as any file does', async () => {
    await expect(unpackIfcZip(join(folder, 'absent.ifczip'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('is known by its first bytes, not by its name', () => {
    expect([zipOf(stored('a', '')), zipOf()].map(isZip)).toEqual([true, true]);
    expect([Buffer.from(model), Buffer.from('PK'), Buffer.alloc(0), Buffer.from('PK\x03\x05')].map(isZip)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

describeCorpus('the ifcZIP of the public corpus', () => {
  it('gives its model', async () => {
    const { name, text } = await unpacked(readFileSync(corpusPath('AC11-Institute-Var-2-IFC.ifczip')));
    expect(name).toBe('AC11-Institute-Var-2-IFC.ifc');
    expect(text).toHaveLength(2836276);
    expect(text).toMatch(/^ISO-10303-21;/);
  });
});
