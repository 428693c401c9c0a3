import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What each planted file imports, and the rule that has to object (none: the import is allowed). */
const planted: { file: string; imports: string; rule?: string }[] = [
  { file: 'core/model/up.ts', imports: '#core/step', rule: 'core-model-floor' },
  { file: 'core/step/up.ts', imports: '#core/ifc', rule: 'core-step-floor' },
  { file: 'core/ifc/aside.ts', imports: '#core/geometry', rule: 'core-ifc-floor' },
  { file: 'core/geometry/aside.ts', imports: '#core/ifc', rule: 'core-geometry-floor' },
  { file: 'core/processing/out.ts', imports: '#adapters/disk', rule: 'core-processing-floor' },
  { file: 'core/jobs/aside.ts', imports: '#core/step', rule: 'core-jobs-floor' },
  { file: 'core/access/aside.ts', imports: '#core/jobs', rule: 'core-access-floor' },
  { file: 'core/caching/aside.ts', imports: '#core/jobs', rule: 'core-caching-floor' },
  { file: 'core/health/aside.ts', imports: '#core/step', rule: 'core-health-floor' },
  { file: 'adapters/s3/aside.ts', imports: '#adapters/dynamodb', rule: 'adapters-s3-floor' },
  { file: 'api/up.ts', imports: '#standalone', rule: 'api-floor' },
  { file: 'api/technology.ts', imports: '#adapters/disk', rule: 'api-floor' },
  { file: 'api/files.ts', imports: 'node:fs', rule: 'api-touches-no-machine' },
  { file: 'cli/api-window.ts', imports: '../api/private.ts', rule: 'api-has-three-doors' },
  { file: 'cli/server-window.ts', imports: '../standalone/private.ts', rule: 'standalone-has-one-door' },
  { file: 'standalone/up.ts', imports: '../cli/private.ts', rule: 'standalone-floor' },
  { file: 'web/server.ts', imports: '#api', rule: 'clients-know-contracts-only' },
  { file: 'api/contracts/server.ts', imports: '#core/processing', rule: 'clients-know-contracts-only' },
  { file: 'core/step/window.ts', imports: '../model/private.ts', rule: 'core-step-floor' },
  { file: 'core/ports/up.ts', imports: '#core/step', rule: 'core-ports-floor' },
  { file: 'core/attic/index.ts', imports: '#core/model', rule: 'core-room-without-floor' },
  { file: 'core/step/files.ts', imports: 'node:fs', rule: 'core-touches-no-machine' },
  { file: 'core/step/promised-files.ts', imports: 'node:fs/promises', rule: 'core-touches-no-machine' },
  { file: 'core/geometry/threads.ts', imports: 'worker_threads', rule: 'core-touches-no-machine' },
  { file: 'core/geometry/loader.ts', imports: 'node:module', rule: 'core-touches-no-machine' },
  { file: 'core/geometry/web-ifc/files.ts', imports: 'node:fs', rule: 'engine-loader-touches-no-machine' },
  { file: 'core/ifc/engine.ts', imports: 'web-ifc', rule: 'engine-stays-in-geometry' },
  { file: 'core/step/package.ts', imports: 'commander', rule: 'core-step-packages' },
  { file: 'adapters/memory/up.ts', imports: '#core/processing', rule: 'adapters-floor' },
  { file: 'adapters/memory/aside.ts', imports: '#adapters/disk', rule: 'adapters-floor' },
  { file: 'adapters/threads/up.ts', imports: '#core/ifc', rule: 'adapters-threads-floor' },
  { file: 'cli/window.ts', imports: '../core/model/private.ts', rule: 'rooms-have-one-door' },
  { file: 'cli/development.ts', imports: 'fast-check', rule: 'product-needs-no-development-package' },
  { file: 'scripts/start.mjs', imports: 'commander', rule: 'launchers-have-no-package' },
  { file: 'core/model/circle.ts', imports: './full-circle.ts', rule: 'no-cycle' },
  { file: 'core/model/nowhere.ts', imports: '#core/nowhere', rule: 'not-found' },
  { file: 'lib/config/up.ts', imports: '#lib/stacks', rule: 'lib-config-floor' },
  { file: 'lib/constructs/thing/up.ts', imports: '#lib/stacks', rule: 'lib-constructs-floor' },
  { file: 'lib/monitoring/up.ts', imports: '#lib/stacks', rule: 'lib-monitoring-floor' },
  { file: 'lib/stacks/up.ts', imports: '#lib/stage', rule: 'lib-stacks-floor' },
  { file: 'lib/stacks/window.ts', imports: '../config/private.ts', rule: 'lib-stacks-floor' },
  { file: 'lib/stacks/code.ts', imports: '../../lambdas/one/handler.ts', rule: 'lib-stacks-floor' },
  { file: 'lib/constructs/thing/technology.ts', imports: '#adapters/disk', rule: 'lib-constructs-floor' },
  { file: 'lib/attic/thing.ts', imports: '#lib/config', rule: 'lib-room-without-floor' },
  { file: 'bin/stacks.ts', imports: '#lib/stacks', rule: 'bin-floor' },
  { file: 'scripts/window.ts', imports: '../lib/config/private.ts', rule: 'lib-rooms-have-one-door' },
  { file: 'lambdas/one/infrastructure.ts', imports: '#lib/config', rule: 'lambdas-floor' },
  { file: 'lambdas/one/aside.ts', imports: '#lambdas/two', rule: 'functions-stand-alone' },
  { file: 'lambdas/one/environment.ts', imports: '#adapters/s3', rule: 'declarations-load-nothing' },
  { file: 'containers/worker/aside.ts', imports: '../../lambdas/one/handler.ts', rule: 'containers-floor' },
  { file: 'cli/cloud.ts', imports: '#lambdas/one', rule: 'aws-edition-stands-apart' },
  { file: 'standalone/cloud.ts', imports: '#adapters/s3', rule: 'standalone-knows-no-aws' },
  { file: 'core/step/down.ts', imports: '#core/model' },
  { file: 'core/geometry/engine.ts', imports: 'web-ifc' },
  { file: 'core/geometry/web-ifc/load.ts', imports: 'node:module' },
  { file: 'core/processing/down.ts', imports: '#core/geometry' },
  { file: 'core/step/hash.ts', imports: 'node:crypto' },
  { file: 'adapters/threads/host.ts', imports: '#core/geometry' },
  { file: 'adapters/memory/port.ts', imports: '#core/ports' },
  { file: 'core/jobs/down.ts', imports: '#core/ports' },
  { file: 'api/down.ts', imports: '#core/jobs' },
  { file: 'standalone/down.ts', imports: '#api' },
  { file: 'standalone/technology.ts', imports: '#adapters/disk' },
  { file: 'web/client.ts', imports: '#api/contracts' },
  { file: 'cli/down.ts', imports: '#core/processing' },
  { file: 'lib/stacks/contract.ts', imports: '#lambdas/one' },
  { file: 'lib/constructs/thing/down.ts', imports: '#lib/constructs/part' },
  { file: 'lib/constructs/thing/table.ts', imports: '#adapters/dynamodb' },
  { file: 'bin/down.ts', imports: '#lib/stage' },
  { file: 'lambdas/one/down.ts', imports: '#adapters/s3' },
  { file: 'adapters/s3/package.ts', imports: '@aws-sdk/client-s3' },
  { file: 'adapters/s3/settings.ts', imports: '#adapters/aws' },
];

const doors = ['model', 'ports', 'step', 'ifc', 'geometry', 'processing', 'jobs'].map(
  (room) => `core/${room}/index.ts`,
);
const libDoors = ['config', 'constructs/part', 'stacks', 'stage'].map((room) => `lib/${room}/index.ts`);
const adapterDoors = ['disk', 'aws', 's3', 'dynamodb'].map((adapter) => `adapters/${adapter}/index.ts`);
const otherDoors = ['api/index.ts', 'api/contracts/index.ts', 'standalone/index.ts', ...libDoors, ...adapterDoors];
const functionFiles = ['one/handler.ts', 'two/environment.ts'].map((file) => `lambdas/${file}`);
const privateFiles = ['core/model', 'api', 'standalone', 'cli', 'lib/config'].map((room) => `${room}/private.ts`);
const house = mkdtempSync(join(tmpdir(), 'plinth-architecture-'));
let objections: { from: string; rule: { name: string } }[] = [];

describe('the architecture check', () => {
  beforeAll(() => {
    for (const file of [...doors, ...otherDoors, ...functionFiles, ...privateFiles]) build(file, 'export {};');
    for (const { file, imports } of planted) build(file, `import type {} from '${imports}';`);
    build('core/model/full-circle.ts', `import type {} from './circle.ts';`);
    for (const file of ['package.json', '.dependency-cruiser.mjs']) copyFileSync(join(root, file), join(house, file));
    symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'), 'junction');
    objections = inspect();
  });

  afterAll(() => rmSync(house, { recursive: true }));

  it.each(planted.filter(({ rule }) => rule))('objects by $rule to $file importing $imports', ({ file, rule }) => {
    expect(objectionsTo(file)).toContain(rule);
  });

  it.each(planted.filter(({ rule }) => !rule))('lets $file import $imports', ({ file }) => {
    expect(objectionsTo(file)).toEqual([]);
  });
});

function build(file: string, text: string): void {
  mkdirSync(join(house, dirname(file)), { recursive: true });
  writeFileSync(join(house, file), `${text}\n`);
}

function inspect(): typeof objections {
  const depcruise = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [depcruise, '--config', '.dependency-cruiser.mjs', '--output-type', 'json', '.'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: house, encoding: 'utf8', maxBuffer: 1 << 26 });
  if (stdout === '') throw new Error(`dependency-cruiser said nothing but: ${stderr}`);
  return JSON.parse(stdout).summary.violations;
}

const objectionsTo = (file: string): string[] =>
  objections.filter(({ from }) => from === file).map(({ rule }) => rule.name);
