import { describe, expect, it } from '@jest/globals';
import { type ProbeSources, prober } from '../../../lambdas/prober/prober.ts';
import { lambdaContext, observed } from '../../support/lambda-events.ts';

const part = (status: string) => ({ status, response_time_ms: 3 });

/** What `/readyz` answers, with the given parts. */
const health = (given: { database?: string; redis?: string; jobs?: string; storage?: string } = {}) =>
  JSON.stringify({
    status: 'healthy',
    database: part(given.database ?? 'healthy'),
    redis: part(given.redis ?? 'healthy'),
    external_services: {
      jobs: part(given.jobs ?? 'healthy'),
      storage: part(given.storage ?? 'healthy'),
      processor: part('absent'),
    },
  });

const healthUrl = new URL('https://api.example.com/live/readyz');
const pageUrl = new URL('https://plinth.example.com');
const page = { status: 200, text: '<!doctype html><html lang="en">', milliseconds: 20 };

/** @param answers text -> an answer with it; an error is one that did not come. */
async function probe(
  answers: { health?: string | Error; page?: typeof page | Error; certificate?: Date | Error } = {},
) {
  const { tools, lines, metrics } = observed('prober');
  const given = { health: health(), page, certificate: new Date('2026-03-11T00:00:00Z'), ...answers };
  const orThrow = <Value>(value: Value | Error): Value => {
    if (value instanceof Error) throw value;
    return value;
  };
  const sources: ProbeSources = {
    ask: async ({ href }) =>
      href === healthUrl.href ? { status: 200, text: orThrow(given.health), milliseconds: 40 } : orThrow(given.page),
    certificateEnd: async () => orThrow(given.certificate),
    now: () => new Date('2026-03-01T00:00:00Z'),
    healthUrl,
    pageUrl,
  };
  await prober(tools, sources)({}, lambdaContext());
  return { lines: lines.join('\n'), metrics };
}

describe('the prober', () => {
  it('writes that everything is up, how long the answer took, and how long the certificate is good', async () => {
    expect((await probe()).metrics).toEqual({
      ServiceUp: 1,
      DatabaseUp: 1,
      CacheUp: 1,
      PartsFailing: 0,
      HealthMilliseconds: 40,
      PageUp: 1,
      CertificateDays: 10,
    });
  });

  it('takes a paused database for one that is up, and a slow one likewise', async () => {
    for (const status of ['asleep', 'degraded']) {
      expect((await probe({ health: health({ database: status }) })).metrics).toMatchObject({
        DatabaseUp: 1,
        PartsFailing: 0,
      });
    }
  });

  it('tells a database that is away from a service that is away', async () => {
    const { metrics } = await probe({ health: health({ database: 'unhealthy' }) });
    expect(metrics).toMatchObject({ ServiceUp: 1, DatabaseUp: 0, PartsFailing: 1 });
  });

  it('takes a service without its jobs for one that is down', async () => {
    expect((await probe({ health: health({ jobs: 'unhealthy' }) })).metrics).toMatchObject({
      ServiceUp: 0,
      DatabaseUp: 1,
    });
  });

  it('says nothing of a cache that is not there', async () => {
    expect((await probe({ health: health({ redis: 'absent' }) })).metrics).not.toHaveProperty('CacheUp');
  });

  it.each([
    ['no answer', new Error('The operation was aborted due to timeout')],
    ['the answer of a gateway', '{"message":"Internal server error"}'],
    ['no JSON', '<html>'],
  ])('takes %s for a service that is down, and claims nothing of its parts', async (_, answer) => {
    const { metrics, lines } = await probe({ health: answer });
    expect(metrics['ServiceUp']).toBe(0);
    for (const name of ['DatabaseUp', 'CacheUp', 'PartsFailing']) expect(metrics).not.toHaveProperty(name);
    expect(lines).toContain(healthUrl.href);
  });

  it('takes another status, or something that is no page, for no page', async () => {
    for (const answer of [{ ...page, status: 403 }, { ...page, text: '<Error>' }, new Error('ENOTFOUND')]) {
      expect((await probe({ page: answer })).metrics).toMatchObject({ PageUp: 0, ServiceUp: 1 });
    }
  });

  it('says nothing of a certificate that it could not see', async () => {
    const { metrics, lines } = await probe({ certificate: new Error('certificate has expired') });
    expect(metrics).not.toHaveProperty('CertificateDays');
    expect(lines).toContain('certificate has expired');
  });
});
