export { Database, type DatabaseLocation, type PoolOptions } from './database.ts';
export { DatabaseProblem } from './database-problem.ts';
export { lockFolder } from './embedded/folder-lock.ts';
export { PostgresJobRepository } from './jobs/job-repository.ts';
export { PostgresModelRepository } from './models/model-repository.ts';
export { PostgresSqlQueries } from './sql/sql-queries.ts';
