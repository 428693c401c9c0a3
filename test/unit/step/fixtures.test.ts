import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { Refusal } from '#core/model';
import { bytesSource, codesOf, decodeAll, openSource } from '../../support/step.ts';

/** Public syntax fixtures beside the checkout; no part of the project. */
const folder = fileURLToPath(new URL('../../../../shared/step-syntax/step-file-parser/fixtures/', import.meta.url));
const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.ifc')) : [];

async function codesOfFile(path: string): Promise<string[]> {
  try {
    const { step, diagnostics } = await openSource(bytesSource(readFileSync(path)));
    decodeAll(step);
    return codesOf(diagnostics);
  } catch (error) {
    if (error instanceof Refusal) return [error.diagnostic.code];
    throw error;
  }
}

describe('the public syntax fixtures', () => {
  const sound = names.filter((name) => !name.startsWith('fail_'));
  const unsound = names.filter((name) => name.startsWith('fail_'));

  if (names.length === 0) {
    // biome-ignore lint/suspicious/noSkippedTests: the skip is the report
    it.skip('need ../shared/step-syntax beside the checkout', () => undefined);
    return;
  }

  it.each(sound)('%s has no finding', async (name) => {
    expect(await codesOfFile(folder + name)).toEqual([]);
  });

  it.each(unsound)('%s has a finding or is refused', async (name) => {
    expect(await codesOfFile(folder + name)).not.toEqual([]);
  });
});
