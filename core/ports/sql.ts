import type { SqlRefusal, SqlRows } from '#core/model';

/**
 * Answers SQL of people: read-only, one statement, the documented views of all scopes. Not for editions in which several
 * tenants share a database.
 */
export interface SqlQueries {
  query(
    sql: string,
    limits: { readonly rows: number; readonly milliseconds: number },
  ): Promise<({ readonly outcome: 'rows' } & SqlRows) | ({ readonly outcome: 'refused' } & SqlRefusal)>;
}
