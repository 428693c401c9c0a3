import { Database } from '#adapters/postgres';
import { MigrationsEnvironment } from '#lambdas/migrations';
import { databaseLocation } from '../shared/database-location.ts';
import { observability } from '../shared/observability.ts';
import { readEnvironment } from '../shared/read-environment.ts';
import { setupStep } from '../shared/setup-step.ts';
import { MIGRATIONS_SERVICE } from './metric-names.ts';

const tools = observability(MIGRATIONS_SERVICE);
const environment = readEnvironment(MigrationsEnvironment);

/** Brings the schema up to date before code that needs it. */
export const handler = setupStep(tools, 'plinth-schema', async () => {
  const location = databaseLocation(environment, { schema: 'migrate', mostConnections: 1 });
  await (await Database.open(location)).close();
  tools.logger.info('The schema is up to date.');
});
