// `node dist/bench/server.mjs ROUNDS FILE ...` prints the report; what it is at, it says on the other stream.

import { basename } from 'node:path';
import { serverFolder, startServer } from '../../test/support/database.ts';
import { heading, table } from './report.ts';
import { type Sample, sample } from './sample.ts';

interface Kind {
  readonly name: string;
  /** Of an empty database; undefined: the embedded one. */
  readonly newDatabase: () => string | undefined;
}

const bin = serverFolder();
const server = bin === undefined ? undefined : await startServer(bin, '');
const kinds: Kind[] = [{ name: 'PGlite', newDatabase: () => undefined }];
if (server) kinds.push({ name: `PostgreSQL ${bin?.split('/').at(-2)}`, newDatabase: () => server.newDatabase() });
try {
  const [given, ...files] = process.argv.slice(2);
  const rounds = Number(given);
  const report = [heading(files, rounds)];
  for (const file of files) {
    const samples = new Map<string, Sample[]>(kinds.map(({ name }) => [name, []]));
    for (let round = 0; round < rounds; round++) {
      for (const kind of kinds) {
        console.error(`${basename(file)}, ${kind.name}, ${round + 1} of ${rounds} ...`);
        samples.get(kind.name)?.push(await sample(file, kind.newDatabase()));
      }
    }
    report.push(table(file, samples));
  }
  console.log(report.join('\n'));
} finally {
  server?.stop();
}
