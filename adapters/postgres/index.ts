export { Database, type DatabaseLocation, type PoolOptions } from './database.ts';
export { DatabaseProblem } from './database-problem.ts';
export { lockFolder } from './embedded/folder-lock.ts';
export { type ListeningDatabase, listenEmbedded } from './embedded/listen.ts';
export { PostgresJobRepository } from './jobs/job-repository.ts';
export { PostgresModelRepository } from './models/model-repository.ts';
export type { RemoteLocation } from './remote-server.ts';
export { PostgresSqlQueries } from './sql/sql-queries.ts';
export { grantWorkerRole } from './worker-role.ts';
