import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { corpusPath, describeCorpus } from '../support/corpus.ts';
import { eventsOf, plinth, temporaryFolder } from '../support/plinth.ts';

const bundles = ['process.cjs', 'shapes.cjs', 'job.cjs'].map((name) =>
  fileURLToPath(new URL(`../../dist/${name}`, import.meta.url)),
);

describe('what plinth process and the jobs of the server run', () => {
  it.each(bundles)('comes compiled, and imports packages by what it is given: %s', (path) => {
    expect(existsSync(`${path}.compiled`)).toBe(true);
    expect(readFileSync(path, 'latin1')).not.toMatch(/(?<![\w$.])import\("/);
  });
});

describeCorpus('plinth process with compiled code', () => {
  it('loads the algebra of solids where an element needs it', () => {
    const file = corpusPath('AC11-Institute-Var-2-IFC.ifczip');
    const run = plinth('process', file, '--out', temporaryFolder(), '--json');
    const done = eventsOf(run).at(-1);
    expect(done).toMatchObject({ event: 'done', declined: {} });
    expect(done).not.toHaveProperty(['declined', 'no algebra of solids']);
  });
});
