import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NodeFunction } from '#lib/constructs/node-function';
import { PlinthStage } from '#lib/stage';
import * as parts from '../../../lambdas/bundling/zod.mjs';
import { cdkApp, configOf } from '../../support/cdk-app.ts';
import { bundleOf, type FunctionBundle, functionFolders } from '../../support/function-bundles.ts';

/** So that a cold start takes a moment only. */
const MOST_BYTES = 1_000_000;

/** What a subnet without a way out lets through: gateway endpoints of two services, and signing, which calls nobody. */
const reachableFromNetwork = /^(client-s3|client-dynamodb|lib-dynamodb|s3-request-presigner|rds-signer)$/;
/** Parts of the SDK that are no client of a service. */
const serviceClient = /^@aws-sdk\/((?:client|lib)-.+|.+-(?:presigner|signer))$/;

const someVariables = {
  AWS_REGION: 'eu-central-1',
  API_URL: 'https://api.example.com',
  MODELS_FUNCTION: 'arn:aws:lambda:eu-central-1:123456789012:function:models:live',
  API_ACCESS: 'accounts',
  API_KEYS_TABLE: 'keys',
  AUDIT_TABLE: 'audit',
  RATE_LIMITS_TABLE: 'limits',
  SIGNING_KEYS_TABLE: 'keys',
  TOKEN_ISSUER: 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Example',
  TOKEN_CLIENT_ID: 'client',
  TOKEN_ACCESS_SCOPE: 'plinth/api',
  WEB_BUCKET: 'web',
  WEB_ORIGINS: 'https://plinth.example.com',
  PAGE_SETTINGS: '{}',
  CONNECT_ORIGINS: 'https://api.example.com',
  JOBS_TABLE: 'jobs',
  IDEMPOTENCY_TABLE: 'idempotency',
  UPLOAD_BUCKET: 'uploads',
  STANDARD_QUEUE_URL: 'https://sqs.eu-central-1.amazonaws.com/123456789012/standard',
  LARGE_QUEUE_URL: 'https://sqs.eu-central-1.amazonaws.com/123456789012/large',
  LARGE_JOB_BYTES: '1000',
  MAX_UPLOAD_BYTES: '1000',
  MALWARE_SCAN: 'on',
  JOB_TIMEOUT_SECONDS: '3600',
  VISIBILITY_TIMEOUT_SECONDS: '120',
  CLUSTER: 'c',
  STANDARD_SERVICE: 's',
  LARGE_SERVICE: 'l',
  CLUSTER_ARN: 'arn:cluster',
  MASTER_SECRET_ARN: 'arn:secret',
  DATABASE_NAME: 'plinth',
  DATABASE_URL: 'postgresql://plinth_migrator@db.cluster-c1.eu-central-1.rds.amazonaws.com:5432/plinth',
  DATABASE_AUTHENTICATION: 'iam',
  DATABASE_REST: 'may-sleep',
  ARTIFACT_BUCKET: 'artifacts',
  ARTIFACT_ORIGIN: 'https://artifacts.example',
  SIGNING_KEY: 'artifacts-1',
  SIGNING_PUBLIC_KEY: 'K1',
  CACHE_URL: 'rediss://plinth@cache.example:6379',
  CACHE_AUTHENTICATION: 'iam',
  CACHE_NAME: 'plinth',
  PAGE_URL: 'https://plinth.example.com',
  ALARM_PREFIX: 'plinth-production-',
  CRITICAL_TOPIC: 'arn:critical',
  WARNING_TOPIC: 'arn:warning',
  INFO_TOPIC: 'arn:info',
  EVERY_SECONDS: '300',
  WEBHOOK_SECRET: 'plinth/webhook',
  KEEP_DAYS: '30',
  EXPORT_BUCKET: 'configuration',
  PARAMETER_PATH: '/plinth/production',
  STACKS: 'plinth-production-Data',
};

const folder = mkdtempSync(join(tmpdir(), 'plinth-functions-'));
const bundles = new Map<string, FunctionBundle>();
const bundle = (name: string): FunctionBundle => {
  const found = bundles.get(name);
  if (found === undefined) throw new Error(`There is no function ${name}.`);
  return found;
};
const clientsOf = (name: string) => [...bundle(name).packages].flatMap((found) => serviceClient.exec(found)?.[1] ?? []);

beforeAll(async () => {
  for (const name of functionFolders) bundles.set(name, await bundleOf(name));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the bundle of', () => {
  it.each(functionFolders)('%s is small', (name) => {
    expect(bundle(name).code.length).toBeLessThan(MOST_BYTES);
  });

  it.each(functionFolders)('%s holds no code of tests, tools or the standalone edition', (name) => {
    const foreign =
      /^(test|scripts|bench|examples|cli|standalone|web|lib|bin|containers)\/|adapters\/(disk|memory\/(?!fixed-features\.)|threads|zip\/)/;
    const { files, packages } = bundle(name);
    expect(files.filter((file) => foreign.test(file))).toEqual([]);
    const tools =
      /^(jest|@jest\/.+|aws-sdk-client-mock|fast-check|esbuild|typescript|aws-cdk-lib|constructs|@electric-sql\/.+|web-ifc)$/;
    expect([...packages].filter((found) => tools.test(found))).toEqual([]);
  });

  it.each(functionFolders)('%s asks Node for nothing but its own modules', (name) => {
    // pg tries its native part, and goes on without it; only tracing by OpenTelemetry, which is off, needs it.
    const tried = ['pg-native', '@opentelemetry/api'];
    const own = new Set([...builtinModules, ...tried]);
    expect(bundle(name).imports.filter((path) => !own.has(path))).toEqual([]);
  });

  it.each(functionFolders)('%s can be loaded with nothing beside it', (name) => {
    const file = join(folder, `${name}.mjs`);
    writeFileSync(file, bundle(name).code);
    const script = `const { handler } = await import('${pathToFileURL(file)}'); console.log(typeof handler);`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: folder,
      env: { ...someVariables, NODE_OPTIONS: '--no-warnings' }, // of the SDK, that Node 20 is old
      encoding: 'utf8',
    });
    expect([stdout, stderr]).toEqual(['function\n', '']);
  });
});

describe('the SDK clients of a function', () => {
  let functions: NodeFunction[] = [];
  beforeAll(() => {
    const stage = new PlinthStage(cdkApp(), { config: configOf('production') });
    functions = stage.node.findAll().filter((node) => node instanceof NodeFunction);
  });

  it('are those that its subnet lets through, where it stands in the network', () => {
    const inNetwork = functions.filter(({ isBoundToVpc }) => isBoundToVpc).map((node) => node.folder);
    expect(inNetwork).toContain('migrations');
    for (const name of inNetwork) {
      expect([name, clientsOf(name).filter((client) => !reachableFromNetwork.test(client))]).toEqual([name, []]);
    }
  });

  it('reach PostgreSQL only from inside of the network', () => {
    const outside = functions.filter(({ isBoundToVpc }) => !isBoundToVpc).map((node) => node.folder);
    expect(outside).toContain('database-roles');
    for (const name of outside) expect([name, bundle(name).packages.has('pg')]).toEqual([name, false]);
  });

  it('are told from the bundle', () => {
    expect(clientsOf('waker')).toEqual(['client-ecs']);
    expect(clientsOf('migrations')).toEqual(['rds-signer']);
  });
});

describe('zod in the bundles', () => {
  it('has all that zod has, but for what nobody calls', async () => {
    const zod = await import('zod');
    const left = ['core', 'locales', 'fromJSONSchema', 'deepPartial', 'memoizer', 'toZod', 'default'];
    const compiler = ['compile', 'withParser', 'ZodCompileAsyncError', 'ZodCompileUnsupportedError'];
    const missing = Object.keys(zod).filter((name) => !(name in parts));
    expect(missing.filter((name) => ![...left, ...compiler].includes(name))).toEqual([]);
  });
});
