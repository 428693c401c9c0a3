import { readableViews } from './comments.ts';
import type { MigrationContext } from './migration.ts';

/**
 * The role that people's SQL runs as: it may read the views, nothing else. Roles belong to the whole server, so another
 * database of the same server may have made it already. In the embedded database, where every connection is the
 * superuser, the one function that could leave the role again is closed to it.
 */
export const reader = ({ postgis, isEmbedded }: MigrationContext) => `
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'plinth_reader') THEN
    CREATE ROLE plinth_reader NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL;
END
$$;
${isEmbedded ? 'REVOKE EXECUTE ON FUNCTION pg_catalog.set_config(text, text, boolean) FROM PUBLIC;' : ''}
DO $$
BEGIN
  SET LOCAL ROLE plinth_reader;
  RESET ROLE;
EXCEPTION WHEN insufficient_privilege THEN
  GRANT plinth_reader TO CURRENT_USER;
END
$$;
GRANT USAGE ON SCHEMA plinth, ${postgis} TO plinth_reader;
GRANT SELECT ON ${readableViews.map((view) => `plinth.${view}`).join(', ')} TO plinth_reader;
`;
