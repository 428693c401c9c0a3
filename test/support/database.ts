import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '#adapters/postgres';

/** A database that a test file has for itself. */
export interface TestDatabase {
  readonly database: Database;
  readonly folder: string;
  close(): Promise<void>;
}

/** As `npm test` has bundled it. */
export const workerFile = new URL('../../dist/pglite-worker.mjs', import.meta.url);

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'plinth-database-'));
}

/** PGlite in a temporary folder. The first start on a folder takes ten seconds: open one for a file. */
export async function openEmbedded(): Promise<TestDatabase> {
  const folder = temporaryFolder();
  const database = await Database.open({ folder, workerFile });
  return {
    database,
    folder,
    close: async () => {
      await database.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** A database server of Debian's packages, on a free port of its own. */
export interface TestServer {
  /** Of a new, empty database. */
  newDatabase(): string;
  /** Runs SQL as the superuser, in the database of the URL. */
  run(sql: string, url?: string): void;
  stop(): void;
}

const packages = '/usr/lib/postgresql';

/** The newest installed server, 15 to 18, that has PostGIS; undefined where there is none. */
export function serverFolder(): string | undefined {
  if (!existsSync(packages)) return undefined;
  const [version] = readdirSync(packages)
    .filter((name) => Number(name) >= 15 && existsSync(`/usr/share/postgresql/${name}/extension/postgis.control`))
    .sort((a, b) => Number(b) - Number(a));
  return version && join(packages, version, 'bin');
}

export const noServer =
  'needs a PostgreSQL server with PostGIS: apt-get install --no-install-recommends postgresql-15-postgis-3';

/** As user `postgres`, because the server refuses to run as root. `settings` are those of the server's command line. */
export async function startServer(bin: string, settings = '-c fsync=off'): Promise<TestServer> {
  const folder = temporaryFolder();
  const port = await freePort();
  if (process.getuid?.() === 0) check(spawnSync('chown', ['postgres', folder]));
  run(join(bin, 'initdb'), '-D', join(folder, 'data'), '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync');
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} ${settings}`;
  const control = [join(bin, 'pg_ctl'), '-D', join(folder, 'data'), '-w', '-l', join(folder, 'log')] as const;
  run(...control, '-o', options, 'start');
  const address = `postgres://postgres@127.0.0.1:${port}`;
  const sql = (text: string, url = `${address}/postgres`) =>
    run(join(bin, 'psql'), '-qX', '-v', 'ON_ERROR_STOP=1', '-c', text, url);
  let databases = 0;
  return {
    run: sql,
    newDatabase: () => {
      const name = `test_${++databases}`;
      sql(`CREATE DATABASE ${name}`);
      return `${address}/${name}`;
    },
    stop: () => {
      run(...control, '-m', 'immediate', 'stop');
      rmSync(folder, { recursive: true });
    },
  };
}

function run(command: string, ...args: string[]): void {
  const isRoot = process.getuid?.() === 0;
  const [program, all] = isRoot ? ['runuser', ['-u', 'postgres', '--', command, ...args]] : [command, args];
  check(spawnSync(program, all as string[], { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'], cwd: tmpdir() }));
}

function check({ status, error, stderr }: ReturnType<typeof spawnSync>): void {
  if (error) throw error;
  if (status !== 0) throw new Error(String(stderr));
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject()));
    });
  });
}

/** One pool for each database: a server lets in a hundred connections. */
const emptying = new WeakMap<Database, ReturnType<Database['pool']>>();

/** Removes every row. */
export async function emptied(database: Database): Promise<Database> {
  const pool = emptying.get(database) ?? database.pool({ statementTimeoutMs: 0, mostConnections: 1 });
  emptying.set(database, pool);
  await pool.query(`TRUNCATE plinth.models, plinth.model_versions, plinth.contents, plinth.elements, plinth.jobs,
                             plinth.property_sets, plinth.property_values, plinth.object_property_sets,
                             plinth.property_set_objects, plinth.spatial_tree, plinth.relations, plinth.accounts, plinth.sessions, plinth.api_keys,
                             plinth.audit_log`);
  return database;
}
