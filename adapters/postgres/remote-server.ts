import pg from 'pg';
import { withPatience } from './patience.ts';

/** A PostgreSQL server, and how it is spoken to. */
export interface RemoteLocation {
  /** `postgresql://user@host:port/database` */
  readonly url: string;
  /** Asked anew for every connection, as tokens last minutes only. @default the password of the URL, if any */
  readonly password?: () => Promise<string>;
  /**
   * Certificates in PEM. With them connections are encrypted, and the server has to prove by one of them that it is the
   * host of the URL (`sslmode=verify-full`). @default as the URL says
   */
  readonly certificateAuthorities?: readonly string[];
  /** So long a server that is waking or restarting is waited for. @default 0 */
  readonly patienceMs?: number;
  /** Of every pool. @default 8 */
  readonly mostConnections?: number;
}

const MOST_CONNECTIONS = 8;
const CONNECT_TIMEOUT_MS = 60_000;

/** A pool of connections to a server; those that fail because the server is waking are tried again. */
export function remotePool(location: RemoteLocation, statementTimeoutMs: number): pg.Pool {
  const { patienceMs = 0, mostConnections = MOST_CONNECTIONS } = location;
  return new PatientPool(
    {
      ...addressOf(location),
      max: mostConnections,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      application_name: 'plinth',
      ...(statementTimeoutMs > 0 && { statement_timeout: statementTimeoutMs }),
    },
    patienceMs,
  );
}

/** What a URL says wins over everything beside it, so where there is more it is taken apart. */
function addressOf({ url, password, certificateAuthorities }: RemoteLocation): pg.PoolConfig {
  if (password === undefined && certificateAuthorities === undefined) return { connectionString: url };
  const { hostname, port, username, password: fromUrl, pathname } = new URL(url);
  return {
    host: hostname.replace(/^\[(.+)\]$/, '$1'),
    port: port === '' ? 5432 : Number(port),
    user: decodeURIComponent(username),
    database: decodeURIComponent(pathname.slice(1)),
    password: password ?? decodeURIComponent(fromUrl),
    ...(certificateAuthorities && { ssl: { ca: [...certificateAuthorities], rejectUnauthorized: true } }),
  };
}

type Connected = Parameters<pg.Pool['connect']>[0];

class PatientPool extends pg.Pool {
  readonly #patienceMs: number;

  constructor(config: pg.PoolConfig, patienceMs: number) {
    super(config);
    this.#patienceMs = patienceMs;
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Connected): void;
  override connect(callback?: Connected): Promise<pg.PoolClient> | undefined {
    const client = withPatience(() => super.connect(), this.#patienceMs);
    if (callback === undefined) return client;
    client.then(
      (connected) => callback(undefined, connected, (destroy) => connected.release(destroy)),
      (error: Error) => callback(error, undefined, () => undefined),
    );
    return undefined;
  }
}
