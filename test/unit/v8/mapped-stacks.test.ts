import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mapStacks, stackText } from '../../../adapters/v8/mapped-stacks.ts';

let folder: string;
const jests = Error.prepareStackTrace;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plinth-stacks-'));
});
afterEach(() => {
  Error.prepareStackTrace = jests;
  rmSync(folder, { recursive: true });
});

/** A call in the first column of `path`. */
const placeIn = (path: string) => ({
  getFileName: () => path,
  getLineNumber: () => 1,
  getColumnNumber: () => 1,
  toString: () => `f (${path}:1:1)`,
});

/** Its first column comes from line 3, column 5 of `../core/made-from.ts`. */
const map = { version: 3, sources: ['../core/made-from.ts'], names: [], mappings: 'AAEI' };

describe('stacks of errors', () => {
  it('name what a bundle was made from', () => {
    const path = join(folder, 'bundle.cjs');
    writeFileSync(`${path}.map`, JSON.stringify(map));
    mapStacks(path);
    const [head, first] = stackText(new TypeError('no'), [placeIn(path)]).split('\n');
    expect(head).toBe('TypeError: no');
    expect(first).toBe(`    at f (${pathToFileURL(join(folder, '../core/made-from.ts'))}:3:5)`);
  });

  it('name the bundle where it has no map', () => {
    const path = join(folder, 'unmapped.cjs');
    mapStacks(path);
    expect(stackText(new Error('no'), [placeIn(path)]).split('\n')[1]).toBe(`    at f (${path}:1:1)`);
  });

  it('name other files as they are', () => {
    const path = join(folder, 'foreign.cjs');
    writeFileSync(`${path}.map`, JSON.stringify(map));
    expect(stackText(new Error('no'), [placeIn(path)]).split('\n')[1]).toBe(`    at f (${path}:1:1)`);
  });

  it('are there for errors whose name cannot be read', () => {
    const error = Object.defineProperty(new Error('no'), 'name', {
      get: () => {
        throw new Error('unreadable');
      },
    });
    expect(stackText(error, [])).toBe('Error');
  });
});
