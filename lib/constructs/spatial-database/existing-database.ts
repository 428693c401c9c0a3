import { Construct, type IDependable } from 'constructs';
import type { DatabaseSurroundings } from './database-surroundings.ts';
import { SchemaMigrations } from './schema-migrations.ts';
import type { SpatialDatabase } from './spatial-database.ts';

export interface ExistingDatabaseProps extends DatabaseSurroundings {
  /** With its user, who owns the database, and without a password. */
  readonly url: string;
}

/** A PostgreSQL server that somebody else runs: it has the extensions, and one user for everything. */
export class ExistingDatabase extends Construct implements SpatialDatabase {
  readonly isReady: IDependable;
  private readonly url: string;

  constructor(scope: Construct, id: string, props: ExistingDatabaseProps) {
    super(scope, id);
    this.url = props.url;
    this.isReady = new SchemaMigrations(this, 'Migrations', { ...props, database: this }).step;
  }

  accessFor() {
    return { DATABASE_URL: this.url, DATABASE_AUTHENTICATION: 'url' };
  }

  grantConnect(): void {
    // The server trusts its network: there is no permission of AWS to give.
  }
}
