import { describe, expect, it } from '@jest/globals';
import { localScope } from '#core/model';
import type { ModelRepository, SqlQueries } from '#core/ports';
import { artifactsOf, boxGeometry, single, someElement, someSet, someVersion } from '../support/database-model.ts';

const limits = { rows: 3, milliseconds: 20_000 };

/** All rows, or what the query was refused for. */
async function rowsOf(sql: SqlQueries, query: string): Promise<unknown> {
  const answer = await sql.query(query, { ...limits, rows: 100 });
  return answer.outcome === 'rows' ? answer.rows : answer;
}

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

    it('shows whom each object names, of every relation', async () => {
      const { sql, models } = await open();
      const named = (expressId: number) => ({ expressId, globalId: null, class: 'IfcDoor', name: `No. ${expressId}` });
      const at = (expressId: number) => ({ expressId, globalId: null });
      const bounds = { class: 'IfcRelSpaceBoundary', physicalOrVirtual: null, internalOrExternal: null };
      const element = someElement({
        expressId: 1,
        type: named(2),
        parent: at(3),
        container: at(4),
        materials: [
          {
            source: 'occurrence',
            material: {
              kind: 'list',
              expressId: 5,
              class: 'IfcMaterialList',
              name: null,
              description: null,
              materials: [],
            },
          },
        ],
        layers: [{ expressId: 6, name: 'A-WALL', identifier: null }],
        links: { voids: [named(7)], fillings: [named(8), named(9)], groups: [] },
        ports: [{ ...named(10), flowDirection: null, connectedTo: [] }],
        portOf: named(11),
        connectedTo: [{ port: named(13), element: null }],
        connections: [{ expressId: 14, class: 'IfcRelConnectsElements', element: named(15), role: 'related' }],
        boundaries: [
          { ...bounds, expressId: 16, element: null },
          { ...bounds, expressId: 17, element: named(18) },
        ],
        geometry: { ...boxGeometry([0, 0, 0], [1, 1, 1]), spaces: [19] },
      });
      const artifacts = artifactsOf({ contentId: 'a', elements: [element, someElement({ expressId: 20 })] });
      await models.saveVersion(localScope, someVersion(), artifacts);
      const columns = 'relation, position, to_id, to_class, to_name, via_id, via_class';
      const query = `SELECT ${columns} FROM current_relations WHERE from_id IN (1, 20) ORDER BY to_id`;
      expect(await rowsOf(sql, query)).toEqual([
        ['type', 0, 2, 'IfcDoor', 'No. 2', null, null],
        ['parent', 0, 3, null, null, null, null],
        ['container', 0, 4, null, null, null, null],
        ['materials', 0, 5, 'IfcMaterialList', null, null, null],
        ['layers', 0, 6, null, 'A-WALL', null, null],
        ['voids', 0, 7, 'IfcDoor', 'No. 7', null, null],
        ['fillings', 0, 8, 'IfcDoor', 'No. 8', null, null],
        ['fillings', 1, 9, 'IfcDoor', 'No. 9', null, null],
        ['ports', 0, 10, 'IfcDoor', 'No. 10', null, null],
        ['portOf', 0, 11, 'IfcDoor', 'No. 11', null, null],
        ['connectedTo', 0, 13, 'IfcDoor', 'No. 13', null, null],
        ['connections', 0, 15, 'IfcDoor', 'No. 15', 14, 'IfcRelConnectsElements'],
        ['boundaries', 1, 18, 'IfcDoor', 'No. 18', 17, 'IfcRelSpaceBoundary'],
        ['inside', 0, 19, 'IfcSpace', null, null, null],
      ]);
    });

    it('shows each property of each object, and quantities', async () => {
      const { sql, models } = await open();
      const width = {
        kind: 'quantity',
        name: 'Width',
        type: 'IfcLengthMeasure',
        unit: 'mm',
        value: 240,
        si: 0.24,
      } as const;
      const sets = [1, 2].map((id) => someSet(id, 'Qto', [width, single('Mark', 'W')], { source: 'type' }));
      const elements = [1, 2].map((expressId) => someElement({ expressId }));
      const project = someSet(3, 'Pset', [single('Phase', 'A')]);
      const artifacts = artifactsOf({ contentId: 'a', elements, properties: [...sets, project] });
      await models.saveVersion(localScope, someVersion(), artifacts);
      const flat = 'SELECT express_id, element, set_name, property, value, si_value, source FROM properties_flat';
      expect(await rowsOf(sql, `${flat} ORDER BY express_id, property`)).toEqual([
        [1, 'Element 1', 'Qto', 'Mark', 'W', null, 'type'],
        [1, 'Element 1', 'Qto', 'Width', '240', 0.24, 'type'],
        [2, 'Element 2', 'Qto', 'Mark', 'W', null, 'type'],
        [2, 'Element 2', 'Qto', 'Width', '240', 0.24, 'type'],
        [3, null, 'Pset', 'Phase', 'A', null, 'occurrence'],
      ]);
      expect(await rowsOf(sql, 'SELECT express_id, quantity, value FROM quantities ORDER BY 1')).toEqual([
        [1, 'Width', 0.24],
        [2, 'Width', 0.24],
      ]);
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
      ['SELECT * FROM plinth.element_property_sets', 'sql/not-allowed'],
      ['SELECT * FROM plinth.object_property_set_pairs', 'sql/not-allowed'],
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
