import { Database, grantWorkerRole } from '#adapters/postgres';
import { MigrationsEnvironment } from '#lambdas/migrations';
import { databaseLocation } from '../shared/database-location.ts';
import { observability } from '../shared/observability.ts';
import { readEnvironment } from '../shared/read-environment.ts';
import { setupStep } from '../shared/setup-step.ts';
import { MIGRATIONS_SERVICE } from './metric-names.ts';

const tools = observability(MIGRATIONS_SERVICE);
const location = databaseLocation(readEnvironment(MigrationsEnvironment), { schema: 'migrate', mostConnections: 1 });

/** Brings the schema up to date before code that needs it, and lets the workers at what is new. */
export const handler = setupStep(tools, 'plinth-schema', async () => {
  const database = await Database.open(location);
  try {
    await grantWorkerRole(database);
    tools.logger.info('The schema is up to date.');
  } finally {
    await database.close();
  }
});
