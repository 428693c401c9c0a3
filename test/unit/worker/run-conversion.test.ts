import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { localScope } from '#core/model';
import { type ConversionOptions, runConversion } from '../../../containers/ifc-worker/conversion/run-conversion.ts';
import { turnedOn } from '../../support/features.ts';

const folder = mkdtempSync(join(tmpdir(), 'plinth-conversion-'));
afterAll(() => rmSync(folder, { recursive: true }));

const request = {
  scope: localScope,
  path: 'x.ifc',
  artifactsFolder: folder,
  temporaryFolder: folder,
  engine: 'web-ifc',
  features: turnedOn(),
} as const;

/** Runs a process with this program in place of the real one. */
function running(program: string, given: Partial<ConversionOptions> = {}) {
  const path = join(folder, 'conversion.mjs');
  writeFileSync(path, program);
  const usual = { processFile: pathToFileURL(path), onProgress: () => undefined, signal: new AbortController().signal };
  return runConversion(request, { ...usual, ...given });
}

const answer = (result: string) =>
  `process.once('message', (request) => process.send(${result}, () => process.disconnect()));`;

describe('the process that converts', () => {
  it('is told its work, and tells progress and result', async () => {
    const told: unknown[] = [];
    const outcome = await running(
      `process.once('message', ({ path }) => {
         process.send({ kind: 'progress', stage: 'index', done: 1, total: 2 });
         process.send({ kind: 'rejected', error: { code: 'test/no', message: path, remedy: '' } }, () => process.disconnect());
       });`,
      { onProgress: (progress) => told.push(progress) },
    );
    expect(told).toEqual([{ kind: 'progress', stage: 'index', done: 1, total: 2 }]);
    expect(outcome).toEqual({ kind: 'rejected', error: { code: 'test/no', message: 'x.ifc', remedy: '' } });
  });

  it('has no credentials, and nothing else of its worker', async () => {
    process.env['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'] = '/secret';
    const outcome = await running(answer(`{ kind: 'rejected', error: Object.keys(process.env) }`));
    delete process.env['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'];
    const names = outcome.kind === 'rejected' ? JSON.parse(JSON.stringify(outcome.error)) : [];
    expect(names).toContain('TMPDIR');
    expect(names.filter((name: string) => /^(AWS|ECS|DATABASE)/.test(name))).toEqual([]);
  });

  it.each([
    ["console.error('out of memory'); process.exit(7)", 'exit code 7', 'out of memory'],
    ["process.kill(process.pid, 'SIGKILL')", 'SIGKILL', ''],
    ["throw new TypeError('a fault of ours')", 'exit code 1', 'a fault of ours'],
  ])('that ends by %s is an outcome, with its last words', async (program, end, lastWords) => {
    const outcome = await running(`process.once('message', () => { ${program} });`);
    expect(outcome).toMatchObject({ kind: 'crashed', end });
    expect(outcome.kind === 'crashed' && outcome.lastWords).toContain(lastWords);
  });

  it('that never gets its work, because it is gone, is an outcome', async () => {
    expect(await running('process.exit(3)')).toMatchObject({ kind: 'crashed', end: 'exit code 3' });
  });

  it('is gone when it is stopped, even where it does not listen', async () => {
    const stop = new AbortController();
    const pids: number[] = [];
    const work = running(
      `process.on('SIGTERM', () => process.kill(process.pid, 'SIGKILL'));
       process.once('message', () => process.send({ kind: 'progress', stage: 'index', done: process.pid, total: 0 }));
       setInterval(() => {}, 1000);`,
      {
        signal: stop.signal,
        onProgress: ({ done }) => {
          pids.push(done);
          stop.abort(new Error('stopped'));
        },
      },
    );
    await expect(work).rejects.toThrow('stopped');
    expect(() => process.kill(pids[0] ?? 0, 0)).toThrow('ESRCH');
  });
});
