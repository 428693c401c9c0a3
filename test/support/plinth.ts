import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from '@jest/globals';

const command = fileURLToPath(new URL('../../cli/plinth.mjs', import.meta.url));
const folders: string[] = [];

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is removed when the test file is done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'plinth-test-'));
  folders.push(folder);
  return folder;
}

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the real command in a process of its own, as a user would. */
export function plinth(...args: readonly string[]): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    encoding: 'utf8',
    timeout: 120_000,
    maxBuffer: 1 << 28,
  });
  return { code: status, stdout, stderr };
}

/** The same, while the test goes on. */
export function plinthAsync(...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [command, ...args], { timeout: 120_000, maxBuffer: 1 << 28 }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}

/** The events that `--json` printed. */
export function eventsOf({ stdout }: Ended): Record<string, unknown>[] {
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** A folder that `plinth process` has written. */
export function processed(path: string): { readonly folder: string; readonly events: Record<string, unknown>[] } {
  const folder = temporaryFolder();
  const ended = plinth('process', path, '--out', folder, '--json');
  if (ended.code !== 0)
    throw new Error(`plinth process ${path} ended with ${ended.code}: ${ended.stdout}${ended.stderr}`);
  return { folder, events: eventsOf(ended) };
}

/** The records of a JSON or NDJSON artifact. */
export function recordsOf(folder: string, name: string): unknown[] {
  const text = readFileSync(join(folder, name), 'utf8');
  return name.endsWith('.ndjson')
    ? text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
    : [JSON.parse(text)];
}
