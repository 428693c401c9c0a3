import { RDSDataClient } from '@aws-sdk/client-rds-data';
import { clientSettings } from '#adapters/aws';
import { DatabaseRolesEnvironment } from '#lambdas/database-roles';
import { observability } from '../shared/observability.ts';
import { readEnvironment } from '../shared/read-environment.ts';
import { setupStep } from '../shared/setup-step.ts';
import { execute } from './execute.ts';
import { DATABASE_ROLES_SERVICE } from './metric-names.ts';
import { roleStatements } from './statements.ts';

const tools = observability(DATABASE_ROLES_SERVICE);
const { CLUSTER_ARN, MASTER_SECRET_ARN, DATABASE_NAME } = readEnvironment(DatabaseRolesEnvironment);
const client = tools.tracer.captureAWSv3Client(new RDSDataClient({ ...clientSettings }));
const target = { resourceArn: CLUSTER_ARN, secretArn: MASTER_SECRET_ARN, database: DATABASE_NAME };

/** Makes extensions and roles as the master user: the only code that acts as it. */
export const handler = setupStep(tools, 'plinth-roles', async () => {
  const statements = roleStatements(DATABASE_NAME);
  await execute(client, target, statements);
  tools.logger.info('Extensions and roles are there.', { statements: statements.length });
});
