import { describe, expect, it } from '@jest/globals';
import { json } from '#api/client';
import { Problem, UploadAnswer } from '#api/contracts';
import { somePrincipal } from '../../support/access.ts';
import { testApi } from '../../support/test-api.ts';

const house = { fileName: 'house.ifc', size: 10 };

/** Announces files, as somebody whom each request may name anew. */
function announcing() {
  let principal = somePrincipal({ role: 'editor' });
  let isCounted = true;
  const rateLimits = { take: async () => ({ isAllowed: isCounted, remaining: 0, waitMs: isCounted ? 0 : 5000 }) };
  const given = testApi({ access: { authenticate: async () => ({ principal }), rateLimits } });
  const announce = async (key: string | undefined, body: object = house, headers: Record<string, string> = {}) => {
    const init = json(body);
    const all = new Headers({ ...headers, ...(key !== undefined && { 'idempotency-key': key }) });
    all.set('content-type', 'application/json');
    return given.api.request('/v1/uploads', { ...init, headers: all });
  };
  const idOf = async (response: Response) => UploadAnswer.parse(await response.json()).job.id;
  return {
    ...given,
    announce,
    ids: async (...answers: Promise<Response>[]) => Promise.all(answers.map(async (one) => idOf(await one))),
    become: (one: Partial<typeof principal>) => {
      principal = { ...principal, ...one };
    },
    useUpLimit: () => {
      isCounted = false;
    },
  };
}

const codeOf = async (answer: Response) => [answer.status, Problem.parse(await answer.json()).code];

describe('POST /v1/uploads with an Idempotency-Key', () => {
  it('gives the same ticket again, and makes one job', async () => {
    const { announce, ids, jobs } = announcing();
    const [first, second] = [await announce('k1'), await announce('k1')];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(Object.fromEntries(second.headers)).toEqual(Object.fromEntries(first.headers));
    expect(new Set(await ids(Promise.resolve(first), Promise.resolve(second))).size).toBe(1);
    expect(await jobs.list({ tenant: 'acme', project: 'local' }, {}, { limit: 9 })).toHaveLength(1);
  });

  it('gives another ticket for another key, and for none', async () => {
    const { announce, ids } = announcing();
    const all = await ids(announce('k1'), announce('k2'), announce(undefined), announce(undefined));
    expect(new Set(all).size).toBe(4);
  });

  it('gives nobody the ticket of somebody else, nor of another project', async () => {
    const { announce, ids, become } = announcing();
    const all = await ids(announce('k1'), announce('k1', house, { 'plinth-project': 'other' }));
    become({ id: 'user/2' });
    all.push(...(await ids(announce('k1'))));
    become({ tenant: 'other' });
    all.push(...(await ids(announce('k1'))));
    expect(new Set(all).size).toBe(4);
  });

  it('refuses the key of another announcement', async () => {
    const { announce } = announcing();
    await announce('k1');
    expect(await codeOf(await announce('k1', { ...house, size: 11 }))).toEqual([422, 'request/key-used']);
    expect((await announce('k1', { size: 10, fileName: 'house.ifc' })).status).toBe(201);
  });

  it('asks to come again while the first request is being answered', async () => {
    const { announce } = announcing();
    const answers = await Promise.all([announce('k1'), announce('k1')]);
    const second = answers.find(({ status }) => status !== 201);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(second?.headers.get('retry-after')).toBe('1');
  });

  it('does not keep a problem', async () => {
    const { announce } = announcing();
    const tooLarge = { ...house, size: 2 ** 40 };
    for (const _ of [1, 2]) expect((await announce('k1', tooLarge)).status).toBe(413);
    expect((await announce('k1')).status).toBe(201);
  });

  it.each(['with space', 'ü', 'x'.repeat(256)])('refuses the key %j', async (key) => {
    const answer = await announcing().announce(key);
    const { code, errors } = Problem.parse(await answer.json());
    expect([answer.status, code, errors?.[0]?.in]).toEqual([400, 'request/invalid', 'header']);
  });

  it('is counted, needs the permission, and is written down each time it is sent', async () => {
    const { announce, ids, auditLog, become, useUpLimit } = announcing();
    const [id] = await ids(
      announce('k1'),
      announce('k1').then(() => announce('k1')),
    );
    expect(await auditLog.list('acme', { limit: 9 })).toEqual(
      expect.arrayContaining([expect.objectContaining({ action: 'upload.announce', object: id, outcome: 'done' })]),
    );
    become({ permissions: ['models:read'] });
    expect(await codeOf(await announce('k1'))).toEqual([403, 'access/denied']);
    useUpLimit();
    expect(await codeOf(await announce('k1'))).toEqual([429, 'request/too-many']);
  });
});
