import type { Construct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';
import { AuroraDatabase } from './aurora-database.ts';
import type { DatabaseSurroundings } from './database-surroundings.ts';
import { ExistingDatabase } from './existing-database.ts';
import type { SpatialDatabase } from './spatial-database.ts';

export { DATABASE_NAME } from './aurora-cluster.ts';
export type { DatabaseUser, SpatialDatabase } from './spatial-database.ts';

export interface SpatialDatabaseProps extends DatabaseSurroundings {
  readonly config: Pick<EnvironmentConfig, 'logs' | 'state' | 'database'>;
}

/** The database that the environment asks for: one of its own, or a server that is there already. */
export function spatialDatabase(scope: Construct, id: string, props: SpatialDatabaseProps): SpatialDatabase {
  const { database } = props.config;
  switch (database.kind) {
    case 'aurora':
      return new AuroraDatabase(scope, id, { ...props, settings: database });
    case 'existing':
      return new ExistingDatabase(scope, id, { ...props, url: database.url });
  }
}
