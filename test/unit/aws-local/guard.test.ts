import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { background } from '../../../scripts/aws-local/processes.mjs';

const folder = mkdtempSync(join(tmpdir(), 'plinth-guard-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A program that says who it and its child are, and goes on for ever. */
const program = `
  const child = require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  console.log(JSON.stringify([process.pid, child.pid]));
  setInterval(() => {}, 1000);`;

async function pidsIn(log: string): Promise<readonly number[]> {
  for (;;) {
    const [line = ''] = readFileSync(log, 'utf8').split('\n');
    if (line.endsWith(']')) return JSON.parse(line);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function untilGone(pids: readonly number[]): Promise<void> {
  while (pids.some(isThere)) await new Promise((resolve) => setTimeout(resolve, 20));
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

describe('a program in the background', () => {
  it('ends with its children when it is told to', async () => {
    const log = join(folder, 'stop.log');
    const running = background(process.execPath, ['-e', program], { log });
    const pids = await pidsIn(log);
    await running.stop();
    await untilGone(pids);
    expect(pids.map(isThere)).toEqual([false, false]);
  });

  it('ends with its children when whoever started it is killed', async () => {
    const log = join(folder, 'orphan.log');
    const processes = fileURLToPath(new URL('../../../scripts/aws-local/processes.mjs', import.meta.url));
    const starter = `
      const { background } = await import(${JSON.stringify(processes)});
      background(process.execPath, ['-e', ${JSON.stringify(program)}], { log: ${JSON.stringify(log)} });
      setInterval(() => {}, 1000);`;
    const other = spawn(process.execPath, ['--input-type=module', '-e', starter], { stdio: 'ignore' });
    const pids = await untilStarted(log);
    other.kill('SIGKILL');
    await once(other, 'exit');
    await untilGone(pids);
    expect(pids.map(isThere)).toEqual([false, false]);
  });
});

async function untilStarted(log: string): Promise<readonly number[]> {
  for (;;) {
    try {
      return await pidsIn(log);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
