import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const rooms = '#api/contracts';

/** What follows `from`, `import` or `import(` in quotes, and the address of a worker. */
const specifier = /(?:\bfrom|\bimport\s*\(?|new URL\()\s*'([^']+)'/g;

/** What a file of web/ may not import: other rooms than the contracts, and files outside of web/. */
function foreignImports(file: string, source: string): string[] {
  return [...source.matchAll(specifier)]
    .map(([, name = '']) => name)
    .filter((name) => {
      if (name.startsWith('#')) return name !== rooms;
      return name.startsWith('.') && relative('web', join(dirname(file), name)).startsWith('..');
    });
}

// The architecture test reads no .tsx; this one does.
describe('The web app', () => {
  const files = readdirSync(join(root, 'web'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && name !== 'vite.config.ts')
    .map((name) => join('web', name));

  it('knows nothing of the other rooms but the contracts of the API', () => {
    expect(files.filter((file) => file.endsWith('.tsx')).length).toBeGreaterThan(20);
    const found = files.flatMap((file) => foreignImports(file, readFileSync(join(root, file), 'utf8')));
    expect(found).toEqual([]);
  });

  it.each([
    ["import { x } from '#core/model';", ['#core/model']],
    ["import type { X } from '../../core/model/index.ts';", ['../../core/model/index.ts']],
    ["const x = await import('#api');", ['#api']],
    ["import '../../docs/style.css';", ['../../docs/style.css']],
    ["import { Job } from '#api/contracts'; import { y } from '../design/store.ts';", []],
  ])('would be caught by this test: %s', (source, expected) => {
    expect(foreignImports('web/start/start-page.tsx', source)).toEqual(expected);
  });
});
