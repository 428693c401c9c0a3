import {
  Database,
  databasePing,
  PostgresAccounts,
  PostgresApiKeys,
  PostgresAuditLog,
  PostgresJobRepository,
  PostgresJobStatistics,
  PostgresModelRepository,
  PostgresSqlQueries,
} from '#adapters/postgres';
import type {
  Accounts,
  ApiKeys,
  AuditLog,
  AuditRetention,
  JobRepository,
  JobStatistics,
  ModelRepository,
  SqlQueries,
} from '#core/ports';

export interface Storage {
  readonly databaseId: string;
  readonly jobs: JobRepository;
  readonly models: ModelRepository;
  readonly statistics: JobStatistics;
  readonly accounts: Accounts;
  readonly apiKeys: ApiKeys;
  readonly auditLog: AuditLog & AuditRetention;
  /** Of people, who see every tenant by it: for the owner of the data folder alone. */
  readonly sql: SqlQueries;
  /** Rejects where the database cannot be asked. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface StorageSettings {
  readonly databaseUrl: string | undefined;
  readonly databaseFolder: string;
  readonly distFolder: URL;
  readonly log: (line: string) => void;
}

/** Opens the database: the one of the URL, or our own in its folder. */
export async function openStorage({ databaseUrl, databaseFolder, distFolder, log }: StorageSettings): Promise<Storage> {
  const began = performance.now();
  log(
    databaseUrl === undefined
      ? 'Opening the database (the first time takes longer) ...'
      : 'Connecting to PostgreSQL ...',
  );
  const embedded = { folder: databaseFolder, workerFile: new URL('pglite-worker.mjs', distFolder) };
  const database = await Database.open(databaseUrl === undefined ? embedded : { url: databaseUrl });
  log(`The database is ready after ${((performance.now() - began) / 1000).toFixed(1)} s.`);
  return {
    databaseId: database.id,
    jobs: new PostgresJobRepository(database),
    models: new PostgresModelRepository(database),
    statistics: new PostgresJobStatistics(database),
    accounts: new PostgresAccounts(database),
    apiKeys: new PostgresApiKeys(database),
    auditLog: new PostgresAuditLog(database),
    sql: new PostgresSqlQueries(database),
    ping: databasePing(database),
    close: () => database.close(),
  };
}
