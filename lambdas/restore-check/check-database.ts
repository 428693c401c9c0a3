import { ExecuteStatementCommand, type RDSDataClient } from '@aws-sdk/client-rds-data';
import { type Finding, failed, passed } from './finding.ts';

export interface RestoredDatabase {
  readonly resourceArn: string;
  /** Of the master user, whom the restored cluster got a new password for. */
  readonly secretArn: string;
  readonly database: string;
}

/**
 * Opens the copy to its master user: who has tables is a role that signs in by IAM, and a password is refused to whoever is
 * a member of such a role. In the copy nobody else signs in.
 */
const opening = [
  'REVOKE rds_iam FROM plinth_migrator, plinth_worker, plinth_reader',
  'GRANT plinth_migrator TO CURRENT_USER',
];

/** What is counted in the copy; of the elements, which may be millions, some. */
const counts = {
  migrations: 'SELECT count(*) FROM plinth.migrations',
  models: 'SELECT count(*) FROM plinth.models',
  versions: 'SELECT count(*) FROM plinth.model_versions',
  elements: 'SELECT count(*) FROM (SELECT FROM plinth.elements LIMIT 1000) AS sample',
} as const;

/** Of the contents that have artifacts, so many have a version, too: a job may fail between the two. */
const LEAST_SHARE = 0.9;

/**
 * Whether a restored database can be asked, has the product's tables, as many versions of models as artifacts tell of, and
 * elements where it has versions.
 *
 * @param expected contents whose artifacts are in use and were there before the backup: each has a version at least
 */
export async function checkDatabase(
  client: RDSDataClient,
  target: RestoredDatabase,
  expected: number,
): Promise<Finding> {
  for (const sql of opening) await client.send(new ExecuteStatementCommand({ ...target, sql }));
  const { migrations, models, versions, elements } = await countAll(client, target);
  if (migrations === 0) return failed('The database has tables of no release.');
  if (versions < expected * LEAST_SHARE) {
    return failed(`There are ${versions} versions of models; artifacts that are older tell of ${expected}.`);
  }
  if (versions > 0 && elements === 0) return failed(`There are ${versions} versions of models, and no element.`);
  const told = `${migrations} migrations, ${models} models, ${versions} versions; ${elements} elements read.`;
  return passed(`${told} Artifacts that are older tell of ${expected} versions.`);
}

async function countAll(client: RDSDataClient, target: RestoredDatabase) {
  const count = async (name: keyof typeof counts): Promise<number> => {
    const { records } = await client.send(new ExecuteStatementCommand({ ...target, sql: counts[name] }));
    const number = records?.[0]?.[0]?.longValue;
    if (number === undefined) throw new Error(`The Data API has not answered with a number of ${name}.`);
    return number;
  };
  return {
    migrations: await count('migrations'),
    models: await count('models'),
    versions: await count('versions'),
    elements: await count('elements'),
  };
}
