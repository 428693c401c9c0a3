// @ts-check
// To be run with every release: keeps its database code as one file, together with the contracts that it has kept, so
// that the tests of the next release can run it on their schema (test/contract/previous-release.test.ts). Older ones go:
// a migration is followed by one release only in which the code before it still works.

import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = `${root}test/contract/released`;
const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));

const parts = {
  PostgresJobRepository: 'adapters/postgres/jobs/job-repository.ts',
  PostgresModelRepository: 'adapters/postgres/models/model-repository.ts',
  jobRepositoryContract: 'test/contract/job-repository.contract.ts',
  modelRepositoryContract: 'test/contract/model-repository.contract.ts',
};

mkdirSync(folder, { recursive: true });
for (const older of readdirSync(folder)) rmSync(`${folder}/${older}`);
await build({
  absWorkingDir: root,
  stdin: {
    contents: Object.entries(parts)
      .map(([name, file]) => `export { ${name} } from './${file}';`)
      .join('\n'),
    resolveDir: root,
    loader: 'ts',
  },
  outfile: `${folder}/postgres-${version}.generated.mjs`,
  banner: { js: `// The database code of Plinth ${version}, made by scripts/keep-released-database.mjs; do not edit.` },
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  format: 'esm',
});
console.log(`Kept the database code of ${version}.`);
