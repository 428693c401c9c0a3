import pg from 'pg';
import { ConnectionStream } from './embedded/connection-stream.ts';
import { lockFolder } from './embedded/folder-lock.ts';
import { DatabaseThread } from './embedded/thread.ts';
import { expectSchema } from './migrations/expect-schema.ts';
import { migrate } from './migrations/migrate.ts';
import { type RemoteLocation, remotePool } from './remote-server.ts';
import { type SteadyPool, steady } from './restarts.ts';
import { checkServer, connectionProblem, type PostgisSchema } from './server-check.ts';

/** A PostgreSQL server by its URL, or a database of our own in a folder. */
export type DatabaseLocation =
  | (RemoteLocation & {
      /** `expect`: it is not changed, and has to be there already, perhaps newer. @default 'migrate' */
      readonly schema?: 'migrate' | 'expect';
    })
  | {
      /** Made where it is missing; holds nothing else. */
      readonly folder: string;
      /** The bundle `pglite-worker.mjs`. */
      readonly workerFile: URL;
    };

/** Connections of one kind. */
export interface PoolOptions {
  /** Milliseconds after which a statement is given up with SQLSTATE 57014; 0: never. */
  readonly statementTimeoutMs: number;
  /** No more than the location allows. @default as many as that */
  readonly mostConnections?: number;
  /** After how many restarts of the database a single statement is given up; 1 unless said otherwise. */
  readonly restarts?: number;
}

const MOST_CONNECTIONS = 8;
const CONNECT_TIMEOUT_MS = 60_000;

/** A database with the schema `plinth` as this version of the code needs it. */
export class Database {
  /** Where PostGIS is, quoted: SQL names every schema, because PGlite's connections share one search path. */
  readonly postgis: PostgisSchema;
  /** Tells it apart from every other, wherever it is moved. */
  readonly id: string;
  /** Whether the database runs in this process, with one session for all. */
  readonly isEmbedded: boolean;
  readonly #server: Server;
  readonly #pools: pg.Pool[] = [];

  /**
   * Opens the database and brings its schema up to date, or looks whether it is.
   *
   * @throws DatabaseProblem where it is in use, cannot be reached, is too old, or lacks PostGIS.
   */
  static async open(location: DatabaseLocation): Promise<Database> {
    const server = 'url' in location ? remoteServer(location) : await embeddedServer(location);
    const isExpected = 'url' in location && location.schema === 'expect';
    const setup = server.pool({ statementTimeoutMs: 0 });
    try {
      return new Database(server, await prepare(setup, server, isExpected));
    } catch (error) {
      await server.close();
      throw error;
    } finally {
      await setup.end();
    }
  }

  private constructor(server: Server, { postgis, id }: Prepared) {
    this.#server = server;
    this.postgis = postgis;
    this.id = id;
    this.isEmbedded = server.isEmbedded;
  }

  /** Closed together with the database. */
  pool(options: PoolOptions): SteadyPool {
    const pool = this.#server.pool(options);
    this.#pools.push(pool);
    return steady(pool, options.restarts ?? 1);
  }

  async close(): Promise<void> {
    await Promise.all(this.#pools.map((pool) => pool.end()));
    await this.#server.close();
  }
}

interface Server {
  readonly isEmbedded: boolean;
  pool(options: PoolOptions): pg.Pool;
  close(): Promise<void>;
}

function remoteServer(location: RemoteLocation): Server {
  return {
    isEmbedded: false,
    pool: ({ statementTimeoutMs, mostConnections = MOST_CONNECTIONS }) => {
      const most = Math.min(mostConnections, location.mostConnections ?? MOST_CONNECTIONS);
      return watched(remotePool({ ...location, mostConnections: most }, statementTimeoutMs));
    },
    close: async () => undefined,
  };
}

async function embeddedServer({ folder, workerFile }: { folder: string; workerFile: URL }): Promise<Server> {
  const unlock = lockFolder(folder);
  const thread = new DatabaseThread(workerFile, { folder });
  try {
    await thread.start();
  } catch (error) {
    unlock();
    throw error;
  }
  return {
    isEmbedded: true,
    pool: ({ statementTimeoutMs, mostConnections = MOST_CONNECTIONS }) =>
      watched(
        new pg.Pool({
          user: 'postgres',
          database: 'postgres',
          ssl: false,
          max: mostConnections,
          connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
          stream: () => new ConnectionStream(thread, statementTimeoutMs),
        }),
      ),
    close: async () => {
      await thread.close();
      unlock();
    },
  };
}

/** A connection that breaks while nobody uses it is replaced by the pool; without a listener it would end the process. */
function watched(pool: pg.Pool): pg.Pool {
  return pool.on('error', () => undefined);
}

interface Prepared {
  readonly postgis: PostgisSchema;
  readonly id: string;
}

async function prepare(pool: pg.Pool, server: Server, isExpected: boolean): Promise<Prepared> {
  const client = await pool.connect().catch((error: unknown) => {
    throw connectionProblem(error);
  });
  try {
    await checkServer(client);
    const postgis = isExpected ? await expectSchema(client) : await migrate(client, server.isEmbedded);
    const { rows } = await client.query<{ id: string }>('SELECT id FROM plinth.installation');
    return { postgis, id: rows[0]?.id ?? '' };
  } finally {
    client.release();
  }
}
