import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { ArtifactAddress, artifactAddressType, type Job } from '#api/contracts';
import type { Tileset, TilesetTile } from '#core/geometry';
import type { ApiClient } from '../support/api-client.ts';
import { decodeGlb } from '../support/glb.ts';
import { smallModel } from '../support/small-model.ts';
import { tilesOf } from '../support/tiles.ts';
import type { RunningEdition } from './running-edition.ts';
import { artifactsOf } from './stored.ts';

/** More than the workers of this edition show at once: they are told so by LOCAL_TILES_ABOVE. */
const WALLS = 4000;

/** A model that is too large for one GLB. */
export function tileSuite(edition: () => RunningEdition): void {
  describe('a model in tiles', () => {
    let job: Job;
    const address = (name: string) => `/v1/models/${job.modelId}/artifacts/${name}`;

    it('is what a worker makes of a large file, and nothing else of its shapes', async () => {
      const { client, task } = edition();
      const { id } = await client.upload(smallModel({ walls: WALLS }), { fileName: 'row.ifc' });
      job = await client.waitFor(id);
      expect(job).toMatchObject({ state: 'succeeded', coverage: { expected: WALLS, produced: WALLS } });
      const names = await artifactsOf(task, job);
      expect(names).toEqual(expect.arrayContaining(['tileset.json', 'tiles/0.glb', 'tiles/1.glb']));
      expect(names).not.toContain('model.glb');
    });

    it('is fetched tile by tile, every element once', async () => {
      const { client } = edition();
      const read = (name: string) => signedBytes(client, address(name));
      const tileset: Tileset = JSON.parse((await read('tileset.json')).toString('utf8'));
      const shown: unknown[] = [];
      for (const { content } of tilesOf<TilesetTile>(tileset.root)) {
        const { nodes } = await decodeGlb(await read(content.uri));
        shown.push(...nodes.filter(({ triangles }) => triangles.length > 0).map(({ expressId }) => expressId));
      }
      expect(new Set(shown).size).toBe(WALLS);
      expect(shown).toHaveLength(WALLS);
    });

    it('is given to nobody else', async () => {
      const stranger = await edition().people.robot(`other-${randomUUID().slice(0, 8)}`);
      for (const name of ['tileset.json', 'tiles/0.glb']) {
        expect((await stranger.client.fetch(address(name))).status).toBe(404);
        expect((await fetch(`${edition().edition.api}${address(name)}`)).status).toBe(401);
      }
      expect((await edition().client.fetch(address('tiles/9999.glb'))).status).toBe(404);
    });

    it('goes with the model that is deleted', async () => {
      const { client } = await edition().people.owner('acme'); // keys may not delete
      expect((await client.fetch(`/v1/models/${job.modelId}`, { method: 'DELETE' })).status).toBe(204);
      for (const name of ['tileset.json', 'tiles/0.glb']) expect((await client.fetch(address(name))).status).toBe(404);
    });
  });
}

/** As the page reads it: the API tells the address, where nothing else is to be shown. */
async function signedBytes(client: ApiClient, path: string): Promise<Buffer> {
  const told = await client.fetch(path, { headers: { accept: artifactAddressType } });
  const { url, bytes } = ArtifactAddress.parse(await told.json());
  expect(new URL(url).searchParams.has('X-Amz-Signature')).toBe(true);
  const content = Buffer.from(await (await fetch(url)).arrayBuffer());
  expect(content).toHaveLength(bytes);
  return content;
}
