import type { MigrationContext } from './migration.ts';
import { ofNamedTenant, ownTenantOnly } from './own-tenant.ts';

/** The tables whose rows belong to a tenant. */
const tables = [
  'models',
  'contents',
  'model_versions',
  'elements',
  'property_sets',
  'property_values',
  'element_property_sets',
  'spatial_tree',
  'relations',
  'jobs',
  'accounts',
  'api_keys',
  'audit_log',
];

/**
 * Rows are seen, changed and made only in the tenant that a transaction has named (`plinth.tenant`): no tenant, no rows;
 * `*` is none that anybody can have, and means all of them. This is behind the conditions of every query, for the day on
 * which one forgets them.
 *
 * The policies hold for the role `plinth_worker`, as which every query of the product runs whoever has signed in (see
 * `asTenant`): so they hold also where that is the owner of the tables, or the superuser, whom no policy binds, `FORCE` or
 * not. The owner stays exempt on purpose: the views that people ask with SQL look at the tables as their owner does, and
 * the release before, which names no tenant, goes on working. `plinth.sessions` has no tenant: a session is found by what
 * only its browser knows.
 *
 * Before a policy has been looked at, PostgreSQL uses no operator that it does not know to be leakproof, as those of
 * PostGIS: no index finds a box then. `plinth.tenant_elements` has the same condition as an ordinary one.
 */
export const tenants = ({ postgis }: MigrationContext) => `
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'plinth_worker') THEN
    CREATE ROLE plinth_worker NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL;
END
$$;
DO $$
BEGIN
  SET LOCAL ROLE plinth_worker;
  RESET ROLE;
EXCEPTION WHEN insufficient_privilege THEN
  GRANT plinth_worker TO CURRENT_USER;
END
$$;
${tables.map(ownTenantOnly).join('\n')}
CREATE VIEW plinth.tenant_elements AS SELECT * FROM plinth.elements WHERE ${ofNamedTenant};
COMMENT ON VIEW plinth.tenant_elements IS 'The elements of the tenant that the transaction has named.';
GRANT USAGE ON SCHEMA plinth, ${postgis} TO plinth_worker;
`;
