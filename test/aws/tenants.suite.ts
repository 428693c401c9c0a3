import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { AuditList, ElementList, type Job, JobList, ModelList, SignedParts } from '#api/contracts';
import type { ApiClient } from '../support/api-client.ts';
import { json } from '../support/api-client.ts';
import type { DescribedRoute } from '../support/api-routes.ts';
import { smallModel } from '../support/small-model.ts';
import type { Person, Robot } from './people.ts';
import { awsRoutes } from './routes.ts';
import type { RunningEdition } from './running-edition.ts';
import { artifactsOf, rowsOfTenant, sha256Of } from './stored.ts';

/** Nobody has used them yet, also where the edition has been up for long. */
const tenants = ['alpha', 'beta'].map((name) => `${name}-${randomUUID().slice(0, 8)}`);

/** Somebody of a tenant who has uploaded a file. */
interface Uploader {
  readonly owner: Person;
  readonly robot: Robot;
  readonly job: Job;
}

/** Two firms that work on the same building and know nothing of each other. */
export function tenantSuite(edition: () => RunningEdition): void {
  describe('two tenants that upload the same bytes', () => {
    const content = smallModel({ walls: 5, fireRating: 'EI90' });
    const uploaders: Uploader[] = [];

    it('both have to send them, and get models of their own', async () => {
      for (const tenant of tenants) uploaders.push(await uploaded(edition(), tenant, content));
      expect(uploaders.map(({ job }) => [job.state, job.tenant])).toEqual(tenants.map((one) => ['succeeded', one]));
      for (const { robot, job } of uploaders) {
        const { models } = await robot.client.get('/v1/models', ModelList);
        const { jobs } = await robot.client.get('/v1/jobs', JobList);
        expect(models.map(({ modelId }) => modelId)).toEqual([job.modelId]);
        expect(jobs.map(({ id }) => id)).toEqual([job.id]);
        expect(await artifactsOf(edition().task, job)).toContain('model.glb');
      }
    });

    it('have rows of their own in the database, which shows nobody those of others', async () => {
      for (const { job } of uploaders) {
        const seen = await rowsOfTenant(edition().edition, job.tenant, 'SELECT DISTINCT tenant FROM plinth.elements');
        expect(seen).toEqual([{ tenant: job.tenant }]);
      }
      expect(await rowsOfTenant(edition().edition, 'gamma', 'SELECT tenant FROM plinth.elements')).toEqual([]);
    });

    it('cannot tell what belongs to the other from what never was, on every route', async () => {
      const [own, foreign] = both(uploaders);
      const routes = (await awsRoutes()).filter(({ path }) => /\{(modelId|id)\}/.test(path));
      expect(routes.length).toBeGreaterThan(12);
      for (const route of routes) {
        const id = idFor(route, foreign);
        const answer = await ask(own.owner.client, route, id);
        expect([route.path, answer.status]).toEqual([route.path, 404]);
        expect(answer).toEqual(await ask(own.owner.client, route, nothingLike(id)));
      }
      expect((await foreign.robot.client.get('/v1/models', ModelList)).models).toHaveLength(1);
      expect((await foreign.robot.client.fetch('/v1/me')).status).toBe(200);
    });

    it('cannot name what belongs to the other in a body or a query either', async () => {
      const [own, foreign] = both(uploaders);
      const { client } = own.owner;
      const other = await foreign.robot.client.waitFor(
        (await foreign.robot.client.upload(smallModel({ walls: 6 }))).id,
      );
      const contentId = String(other.contentId);
      const asked: readonly (readonly [number, string, (id: string) => Promise<Response>])[] = [
        [404, other.modelId, (modelId) => client.fetch('/v1/uploads', json({ ...someFile, modelId }))],
        [200, other.modelId, (modelId) => client.fetch(`/v1/jobs?modelId=${modelId}`)],
        [404, contentId, (id) => client.fetch(`/v1/models/${own.job.modelId}/artifacts/model.json?content=${id}`)],
      ];
      for (const [status, id, ask] of asked) {
        const answer = await comparable(await ask(id), id);
        const nothing = nothingLike(id);
        expect(answer.status).toBe(status);
        expect(answer).toEqual(await comparable(await ask(nothing), nothing));
      }
      expect((await client.get(`/v1/jobs?modelId=${other.modelId}`, JobList)).jobs).toEqual([]);
    });

    it('see nothing of the other by a cursor of theirs', async () => {
      const [own, foreign] = both(uploaders);
      const { client } = own.owner;
      const theirs = foreign.owner.client;
      const { tenant } = own.job;
      const models = (await theirs.get('/v1/models?limit=1', ModelList)).nextCursor;
      const jobs = (await theirs.get('/v1/jobs?limit=1', JobList)).nextCursor;
      const entries = (await theirs.get('/v1/audit?limit=1', AuditList)).nextCursor;
      const [model] = (await theirs.get('/v1/models', ModelList)).models; // the newest, of bytes that only they have
      const elements = (await theirs.get(`/v1/models/${model?.modelId}/elements?limit=1`, ElementList)).nextCursor;
      for (const cursor of [models, jobs, entries, elements]) expect(cursor).toEqual(expect.any(String));

      const seen = await client.get(`/v1/models?cursor=${models}`, ModelList);
      expect(seen.models.filter(({ modelId }) => modelId !== own.job.modelId)).toEqual([]);
      const seenJobs = await client.get(`/v1/jobs?cursor=${jobs}`, JobList);
      expect(seenJobs.jobs.filter((job) => job.tenant !== tenant)).toEqual([]);
      const seenEntries = await client.get(`/v1/audit?cursor=${entries}`, AuditList);
      expect(seenEntries.entries.filter((entry) => entry.tenant !== tenant)).toEqual([]);
      const refused = await client.problem(`/v1/models/${own.job.modelId}/elements?cursor=${elements}`);
      expect(refused).toMatchObject({ status: 400, code: 'request/invalid' });
    });

    it('cannot send parts to an upload of the other, whose multipart id they know', async () => {
      const [own, foreign] = both(uploaders);
      const large = { fileName: 'large.ifc', size: 20 * 2 ** 20 };
      const theirs = (await foreign.robot.client.announce(large)).upload;
      const begun = await foreign.robot.client.s3(theirs.id, { method: 'POST', query: { uploads: '' } });
      const [, multipartId = ''] = /<UploadId>([^<]+)</.exec(await begun.text()) ?? [];
      const parts = (id: string) =>
        own.owner.client.fetch(`/v1/uploads/${id}/sign-parts`, json({ uploadId: multipartId, partNumbers: [1] }));

      const nothing = nothingLike(theirs.id);
      const refused = await comparable(await parts(theirs.id), theirs.id);
      expect(refused.status).toBe(404);
      expect(refused).toEqual(await comparable(await parts(nothing), nothing));
      // With an upload of their own, what is signed is about that one, whatever multipart id it names.
      const { upload } = await own.owner.client.announce(large);
      const signed = SignedParts.parse(await (await parts(upload.id)).json());
      expect(signed.parts.map(({ url }) => new URL(url).pathname.endsWith(`/${upload.key}`))).toEqual([true]);
      const ended = await foreign.robot.client.s3(theirs.id, { method: 'DELETE', query: { uploadId: multipartId } });
      expect(ended.status).toBe(204);
    });
  });
}

const someFile = { fileName: 'next.ifc', size: 5 };

function both([own, foreign]: readonly Uploader[]): readonly [Uploader, Uploader] {
  if (own === undefined || foreign === undefined) throw new Error('The uploads have failed.');
  return [own, foreign];
}

async function uploaded({ people }: RunningEdition, tenant: string, content: string): Promise<Uploader> {
  const owner = await people.owner(tenant);
  const robot = await people.robot(tenant);
  const announced = { fileName: 'same.ifc', size: content.length, sha256: sha256Of(content) };
  const { upload, job } = await robot.client.announce(announced);
  // Also the second time: whether somebody else has these bytes is nobody's business.
  expect(upload.method).toBe('put');
  expect((await robot.client.s3(upload.id, { method: 'PUT' }, content)).status).toBe(200);
  return { owner, robot, job: await robot.client.waitFor(job.id) };
}

function idFor({ path }: DescribedRoute, { robot, job }: Uploader): string {
  if (path.startsWith('/v1/api-keys')) return robot.id;
  return path.includes('{modelId}') ? job.modelId : job.id;
}

/** An id of the same form that nobody has. */
const nothingLike = (id: string) => `${id.slice(0, -1)}${id.endsWith('a') ? 'b' : 'a'}`;

async function ask(client: ApiClient, { path, method }: DescribedRoute, id: string) {
  const at = path
    .replace('{name}', 'model.glb')
    .replace('{expressId}', '100')
    .replace(/\{\w+\}/, id);
  const response = await client.fetch(at, method === 'POST' ? json(bodies[path] ?? {}) : { method });
  return comparable(response, id);
}

/** Without the id, and what tells the time, the request, or what is left of a limit. */
async function comparable(response: Response, id: string) {
  const headers = [...response.headers].filter(([name]) => !/^(date|ratelimit|x-(amzn?-)?request-?id$)/.test(name));
  return { status: response.status, headers, body: (await response.text()).replaceAll(id, 'ID') };
}

/** What a request of a route has to say to be about the id at all. */
const bodies: Record<string, object> = {
  '/v1/uploads/{id}/sign': { method: 'PUT' },
  '/v1/uploads/{id}/sign-parts': { uploadId: 'm-1', partNumbers: [1] },
  '/v1/models/{modelId}/spatial-queries': { within: { box: { min: [0, 0, 0], max: [1, 1, 1] } } },
};
