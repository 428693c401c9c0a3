import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const script = join('scripts', 'generate-ifc-schema.mjs');
const whenInstalled = existsSync(join(root, 'node_modules', 'web-ifc')) ? describe : describe.skip;

function generate(folder: string, ...options: string[]) {
  const { status, stderr } = spawnSync(process.execPath, [join(folder, script), ...options], {
    encoding: 'utf8',
    timeout: 30_000,
  });
  return { status, stderr };
}

whenInstalled('generate-ifc-schema', () => {
  let copy: string;

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'plinth-schema-'));
    cpSync(join(root, script), join(copy, script));
    cpSync(join(root, 'core', 'ifc', 'schema'), join(copy, 'core', 'ifc', 'schema'), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  it('would write the tables that are checked in', () => {
    expect(generate(root, '--check')).toEqual({ status: 0, stderr: '' });
  });

  it('names the tables that are missing or differ, and writes them anew', () => {
    const folder = join(copy, 'core', 'ifc', 'schema');
    rmSync(join(folder, 'ifc2x3.generated.ts'));
    appendFileSync(join(folder, 'ifc4.generated.ts'), '\n');

    const found = generate(copy, '--check');
    expect(found.status).toBe(1);
    expect(found.stderr.match(/ifc\w+\.generated\.ts/g)).toEqual(['ifc2x3.generated.ts', 'ifc4.generated.ts']);

    expect(generate(copy).status).toBe(0);
    expect(generate(copy, '--check').status).toBe(0);
  });
});
