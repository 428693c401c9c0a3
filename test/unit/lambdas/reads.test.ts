import { createVerify, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it, jest } from '@jest/globals';
import { s3SigningClient } from '#adapters/s3';
import { localScope } from '#core/model';
import { cacheCheck, databaseCheck } from '../../../lambdas/health/checks.ts';
import { bucketUrls, cloudFrontUrls } from '../../../lambdas/models/artifact-url.ts';
import { stoppedJobsOnly } from '../../../lambdas/models/stopped-jobs.ts';
import type { Answer } from '../../../lambdas/shared/api-function.ts';
import { countingCache, functionCache } from '../../../lambdas/shared/function-cache.ts';
import { FunctionDatabase, modelsIn, whenAwake } from '../../../lambdas/shared/function-database.ts';
import { jobAfter, waysTo } from '../../support/jobs.ts';
import { lambdaContext, observed } from '../../support/lambda-events.ts';

type Opened = Awaited<ReturnType<FunctionDatabase['get']>>;

const request = new Request('https://api.example/v1/models');
const ask = (answer: Answer) => answer(request, lambdaContext(), {});
const answered: Answer = async () => new Response('answered');
const key = { ...localScope, path: 'models/0123456789abcdef/model.glb' };

describe('the database of a function', () => {
  it('is opened when it is first needed, once, and again after a failure', async () => {
    const open = jest.fn(async () => ({}) as Opened).mockRejectedValueOnce(new Error('away'));
    const database = new FunctionDatabase(open);
    expect(open).not.toHaveBeenCalled();
    await expect(database.get()).rejects.toThrow('away');
    expect(await Promise.all([database.get(), database.get()])).toHaveLength(2);
    expect(open).toHaveBeenCalledTimes(2);
  });

  it('is waited for before a request is answered', async () => {
    expect(await (await ask(whenAwake(answered, { get: async () => ({}) as Opened }))).text()).toBe('answered');
  });

  it('is waited for only so long: then the answer is to ask again', async () => {
    const response = await ask(whenAwake(answered, { get: () => new Promise(() => undefined) }, 20));
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '10']);
    expect(await response.json()).toMatchObject({ code: 'server/starting', instance: '/v1/models' });
  });

  it('is a fault where it cannot be opened, also for the models in it', async () => {
    const away = { get: () => Promise.reject(new Error('away')) };
    await expect(ask(whenAwake(answered, away))).rejects.toThrow('away');
    await expect(modelsIn(away).listModels(localScope)).rejects.toThrow('away');
  });
});

describe('the cache of a function', () => {
  it('is none where no variable names one', () => {
    expect(functionCache({ CACHE_AUTHENTICATION: 'url' }, () => undefined)).toBeUndefined();
  });

  it('has to be named where it wants a token', () => {
    const access = { CACHE_URL: 'rediss://plinth@cache.example:6379', CACHE_AUTHENTICATION: 'iam' } as const;
    expect(() => functionCache(access, () => undefined)).toThrow('CACHE_NAME');
    expect(functionCache({ ...access, CACHE_NAME: 'plinth' }, () => undefined)).toBeDefined();
  });

  it('is counted after each answer', async () => {
    const { tools, metrics } = observed('models');
    const values = { takeCounts: () => ({ hits: 2, joined: 1, misses: 1 }) };
    await ask(countingCache(answered, tools, values));
    tools.metrics.publishStoredMetrics();
    expect(metrics).toEqual({ CacheHits: 3, CacheMisses: 1 });
  });
});

describe('the checks of the health function', () => {
  it('leave a database alone that may sleep', async () => {
    const get = jest.fn(async () => ({}) as Opened);
    expect(await databaseCheck({ get }, true).look()).toBe('asleep');
    expect(get).not.toHaveBeenCalled();
  });

  it('ask one that never sleeps', async () => {
    const query = jest.fn(async (_sql: string) => ({ rows: [] }));
    const database = { pool: () => ({ query }) } as object as Opened;
    expect(await databaseCheck({ get: async () => database }, false).look()).toBe('healthy');
    expect(query).toHaveBeenCalledWith('SELECT 1');
    query.mockRejectedValueOnce(new Error('away'));
    await expect(databaseCheck({ get: async () => database }, false).look()).rejects.toThrow('away');
  });

  it('ask the cache, and take its own failure for one, not that of an earlier time', async () => {
    const failures: unknown[] = [new Error('long ago')];
    const takeFailure = () => failures.shift();
    expect(await cacheCheck({ cache: { get: async () => undefined }, takeFailure }).look()).toBe('healthy');
    const fails = async () => {
      failures.push(new Error('refused'));
      return undefined;
    };
    await expect(cacheCheck({ cache: { get: fails }, takeFailure }).look()).rejects.toThrow('refused');
  });
});

describe('the address of an artifact', () => {
  it('is one of the bucket, for an hour, with the type that it is of', async () => {
    process.env['AWS_REGION'] ??= 'eu-central-1';
    process.env['AWS_ACCESS_KEY_ID'] ??= 'test';
    process.env['AWS_SECRET_ACCESS_KEY'] ??= 'test';
    const url = await bucketUrls(s3SigningClient(), 'artifacts')(key, 'model/gltf-binary');
    expect(url.href).toContain('/local/local/models/0123456789abcdef/model.glb?');
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      'X-Amz-Expires': '3600',
      'response-content-type': 'model/gltf-binary',
      'response-cache-control': 'private, max-age=31536000, immutable',
    });
  });

  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pair = {
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
  const variables = {
    ARTIFACT_ORIGIN: 'https://artifacts.example',
    SIGNING_KEY: 'artifacts-1',
    SIGNING_PUBLIC_KEY: 'K1',
  };
  const now = () => new Date('2026-01-02T03:04:05.000Z');

  it('is one of CloudFront, signed by the key in the table, which is read once', async () => {
    const find = jest.fn(async () => pair);
    const urlOf = cloudFrontUrls({ find }, variables, now);
    const [url] = await Promise.all([urlOf(key, 'model/gltf-binary'), urlOf(key, 'model/gltf-binary')]);
    const address = 'https://artifacts.example/local/local/models/0123456789abcdef/model.glb';
    const until = now().getTime() / 1000 + 3600;
    expect(url?.href).toMatch(new RegExp(`^${address}\\?Expires=${until}&Signature=[\\w~-]+&Key-Pair-Id=K1$`));
    const policy = `{"Statement":[{"Resource":"${address}","Condition":{"DateLessThan":{"AWS:EpochTime":${until}}}}]}`;
    const signature = (url?.searchParams.get('Signature') ?? '')
      .replaceAll('-', '+')
      .replaceAll('_', '=')
      .replaceAll('~', '/');
    expect(createVerify('RSA-SHA1').update(policy).verify(publicKey, signature, 'base64')).toBe(true);
    expect(find.mock.calls).toEqual([['artifacts-1']]);
  });

  it('is asked for again after the key was not to be had', async () => {
    const find = jest.fn(async () => pair).mockRejectedValueOnce(new Error('throttled'));
    const urlOf = cloudFrontUrls({ find }, variables, now);
    await expect(urlOf(key, 'model/gltf-binary')).rejects.toThrow('throttled');
    expect((await urlOf(key, 'model/gltf-binary')).host).toBe('artifacts.example');
    await expect(cloudFrontUrls({ find: async () => undefined }, variables, now)(key, '')).rejects.toThrow(
      'artifacts-1',
    );
  });

  it('wants all its variables', () => {
    expect(() => cloudFrontUrls({ find: async () => pair }, { ARTIFACT_ORIGIN: 'https://a.example' }, now)).toThrow(
      'SIGNING_KEY',
    );
  });
});

describe('the queue of the function of models', () => {
  it('has nothing to send for a job that is stopped, and sends no other', async () => {
    await stoppedJobsOnly.send(jobAfter(waysTo.cancelled));
    await expect(stoppedJobsOnly.send(jobAfter(waysTo.queued))).rejects.toThrow('queued');
  });
});
