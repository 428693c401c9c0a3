import { describe, expect, it } from '@jest/globals';
import { localScope } from '#core/model';
import type { ModelRepository, SqlQueries } from '#core/ports';
import { artifactsOf, someElement, someVersion } from '../support/database-model.ts';

const limits = { rows: 3, milliseconds: 20_000 };

/** What every SqlQueries promises. `open` gives it together with an empty repository of the same database. */
export function sqlQueriesContract(
  name: string,
  open: () => Promise<{ readonly sql: SqlQueries; readonly models: ModelRepository }>,
): void {
  describe(`${name} as SqlQueries`, () => {
    it('answers one query with names, types and values', async () => {
      const { sql } = await open();
      const query = `SELECT 1 AS one, 'a' AS text, true AS yes, NULL::float8 AS none, '{"a": [1]}'::jsonb AS json;`;
      expect(await sql.query(query, limits)).toEqual({
        outcome: 'rows',
        columns: [
          { name: 'one', type: 'integer' },
          { name: 'text', type: 'text' },
          { name: 'yes', type: 'boolean' },
          { name: 'none', type: 'double precision' },
          { name: 'json', type: 'jsonb' },
        ],
        rows: [[1, 'a', true, null, { a: [1] }]],
        isComplete: true,
      });
    });

    it('gives no more rows than were asked for, and says so', async () => {
      const { sql } = await open();
      const numbers = (last: number) => sql.query(`SELECT n FROM generate_series(1, ${last}) n`, limits);
      expect(await numbers(3)).toMatchObject({ rows: [[1], [2], [3]], isComplete: true });
      expect(await numbers(4)).toMatchObject({ rows: [[1], [2], [3]], isComplete: false });
    });

    it('knows the views by their plain names, and PostGIS', async () => {
      const { sql, models } = await open();
      await models.saveVersion(
        localScope,
        someVersion(),
        artifactsOf({ contentId: 'a', elements: [someElement({ expressId: 7 })] }),
      );
      const query = 'SELECT express_id, ST_AsText(ST_MakePoint(1, 2)) FROM current_elements';
      expect(await sql.query(query, limits)).toMatchObject({ rows: [[7, 'POINT(1 2)']] });
    });

    it.each([
      ['INSERT INTO plinth.models VALUES (1)', 'sql/invalid'],
      ['WITH gone AS (DELETE FROM plinth.models RETURNING *) SELECT * FROM gone', 'sql/invalid'],
      ['SELECT 1; DROP SCHEMA plinth CASCADE', 'sql/invalid'],
      ['SELECT * FROM rooms FOR UPDATE', 'sql/'],
      ['SELECT * INTO copied FROM rooms', 'sql/invalid'],
      ['COPY rooms TO STDOUT', 'sql/invalid'],
      ['SET ROLE postgres', 'sql/invalid'],
      ['SELEC 1', 'sql/invalid'],
      ['', 'sql/invalid'],
      ['SELECT nope FROM rooms', 'sql/invalid'],
      ['SELECT * FROM nope', 'sql/unknown-table'],
      ['SELECT * FROM plinth.jobs', 'sql/not-allowed'],
      ['SELECT * FROM plinth.elements', 'sql/not-allowed'],
      [`SELECT pg_read_file('/etc/passwd')`, 'sql/not-allowed'],
      [`SELECT lo_import('/etc/passwd')`, 'sql/'],
      ['SELECT 1 / 0', 'sql/invalid-value'],
      ['SELECT (SELECT name FROM (VALUES (1), (2)) v (name))', 'sql/invalid-value'],
    ])('refuses %j', async (text, code) => {
      const { sql } = await open();
      expect(await sql.query(text, limits)).toMatchObject({ outcome: 'refused', code: expect.stringContaining(code) });
      expect(await sql.query('SELECT 1', limits)).toMatchObject({ rows: [[1]] });
    });

    it('says where in the query a fault is', async () => {
      const { sql } = await open();
      const answer = await sql.query('SELECT *\n  FROM rooms\n WHERE nope = 1', limits);
      expect(answer).toMatchObject({ message: expect.stringContaining('line 3, column 8') });
    });

    it('gives up a query that takes too long, and answers the next', async () => {
      const { sql, models } = await open();
      await models.saveVersion(localScope, someVersion(), artifactsOf({ contentId: 'a' }));
      const endless = 'SELECT count(*) FROM generate_series(1, 100000) a, generate_series(1, 1000000) b';
      const answer = await sql.query(endless, { rows: 1, milliseconds: 500 });
      expect(answer).toMatchObject({
        outcome: 'refused',
        code: 'sql/too-slow',
        message: 'The query took more than 0.5 s.',
      });
      expect(await sql.query('SELECT count(*)::integer FROM current_models', limits)).toMatchObject({ rows: [[1]] });
      expect(await models.listModels(localScope)).toHaveLength(1);
    }, 60_000);
  });
}
