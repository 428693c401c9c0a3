import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { reasonAgainst } from '../../../standalone/jobs/scan.ts';
import { smallModel } from '../../support/small-model.ts';

const folder = mkdtempSync(join(tmpdir(), 'plinth-scan-'));
afterAll(() => rmSync(folder, { recursive: true }));

const reasonOf = (content: string) => {
  const path = join(folder, 'upload');
  writeFileSync(path, content, 'latin1');
  return reasonAgainst(path);
};

describe('a look at the beginning of a file', () => {
  it.each([
    ['a model', smallModel()],
    ['a model longer than what is looked at', smallModel({ bytes: 200_000 })],
    ['a model with a header longer than that', smallModel().replace('HEADER;', `HEADER;/*${'-'.repeat(100_000)}*/`)],
    ['a model without an end, of which processing tells more', smallModel().slice(0, 300)],
    ['an archive', 'PK\u0003\u0004...'],
  ])('lets %s pass', async (_what, content) => {
    expect(await reasonOf(content)).toBeUndefined();
  });

  it.each([
    ['', 'step/empty-file'],
    ['%PDF-1.4', 'step/not-step'],
    ['<!doctype html><html>', 'step/not-step'],
    ['\u0000\u0001\u0002', 'step/not-step'],
  ])('stops %j as %s', async (content, code) => {
    expect(await reasonOf(content)).toMatchObject({ code, remedy: expect.stringMatching(/./) });
  });
});
