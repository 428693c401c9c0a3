import { Database } from '#adapters/postgres';
import { openEmbedded, serverFolder, startServer } from '../../test/support/database.ts';

export interface OpenedDatabase {
  readonly database: Database;
  close(): Promise<void>;
}

/**
 * A new, empty database with the schema of Plinth; undefined where there is none of that kind here.
 *
 * @param kind `PGlite`, or `PostgreSQL`: a server of Debian's packages with its default settings.
 */
export async function openDatabase(kind: string): Promise<OpenedDatabase | undefined> {
  if (kind === 'PGlite') return openEmbedded();
  const bin = serverFolder();
  if (bin === undefined) return undefined;
  const server = await startServer(bin, '');
  const database = await Database.open({ url: server.newDatabase() });
  return {
    database,
    close: async () => {
      await database.close();
      server.stop();
    },
  };
}
