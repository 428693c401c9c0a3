/** What the product and its operators use of PostgreSQL beyond itself; each after those it needs. */
const extensions = ['postgis', 'fuzzystrmatch', 'postgis_topology', 'postgis_tiger_geocoder', 'pg_stat_statements'];

/** Who signs in: whoever owns the tables, whoever writes models, whoever reads them. None has a password. */
const roles = ['plinth_migrator', 'plinth_worker', 'plinth_reader'];

/**
 * The SQL that makes the extensions and roles; done again it changes nothing. The master user must never become a member
 * of a role that signs in by IAM, not even for a moment: its own password would be refused from then on.
 */
export function roleStatements(databaseName: string): readonly string[] {
  const database = `"${databaseName.replaceAll('"', '""')}"`;
  return [
    ...extensions.map((extension) => `CREATE EXTENSION IF NOT EXISTS ${extension}`),
    ...roles.flatMap((role) => [createRole(role), `ALTER ROLE ${role} LOGIN`, `GRANT rds_iam TO ${role}`]),
    `GRANT CONNECT ON DATABASE ${database} TO ${roles.join(', ')}`,
    `GRANT CREATE ON DATABASE ${database} TO plinth_migrator`,
    // Its migrations give these roles what they may do, and look whether they can act as them.
    'GRANT plinth_reader, plinth_worker TO plinth_migrator',
  ];
}

const createRole = (role: string) =>
  `DO $$ BEGIN CREATE ROLE ${role} LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$`;
