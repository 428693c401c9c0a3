import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { migrations } from '../../../adapters/postgres/migrations/migrations.ts';
import { noServer, serverFolder, startServer, type TestServer } from '../../support/database.ts';
import { suitesNeeding } from '../../support/needs.ts';

const bin = serverFolder();

const onServer = (bin: string) =>
  describe('pairs of objects and property sets that are there already', () => {
    let server: TestServer;
    let client: Client;

    beforeAll(async () => {
      server = await startServer(bin);
      client = new Client(server.newDatabase());
      await client.connect();
    }, 120_000);

    afterAll(async () => {
      await client.end();
      server.stop();
    });

    it('become lists', async () => {
      await client.query('CREATE SCHEMA plinth; CREATE EXTENSION postgis');
      const context = { postgis: 'public', isEmbedded: false };
      const before = migrations.findIndex(({ name }) => name === '0012-lists');
      for (const { up } of migrations.slice(0, before)) await client.query(up(context));
      const pair = (express: number, position: number, set: number, source: string, ids: string) =>
        `('t', 'p', 1, ${express}, ${position}, 'IfcWall', ${set}, '${source}', '{${ids}}')`;
      await client.query(
        `INSERT INTO plinth.element_property_sets VALUES ${[
          pair(5, 1, 9, 'type', '30,1099511627776'),
          pair(5, 0, 8, 'occurrence', '20'),
          pair(6, 0, 8, 'occurrence', '21'),
        ]}`,
      );
      const pairs = 'SELECT * FROM plinth.element_property_sets ORDER BY express_id, position';
      const { rows } = await client.query(pairs);
      for (const { up } of migrations.slice(before)) await client.query(up(context));
      const { ctid: _, ...first } = (await client.query(pairs)).rows[0] ?? {};
      expect(first).toEqual(rows[0]);
      expect((await client.query(pairs)).rows).toMatchObject(rows);
      const objects =
        'SELECT set_id, owner_class, source, express_ids FROM plinth.property_set_objects ORDER BY set_id';
      expect((await client.query(objects)).rows).toEqual([
        { set_id: 8, owner_class: 'IfcWall', source: 'occurrence', express_ids: ['5', '6'] },
        { set_id: 9, owner_class: 'IfcWall', source: 'type', express_ids: ['5'] },
      ]);
    });
  });

suitesNeeding('PostgreSQL', bin !== undefined, noServer, () => onServer(bin ?? ''));
