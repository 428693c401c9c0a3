import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DatabaseProblem, lockFolder } from '#adapters/postgres';

/** More than any process id can be. */
const NOBODY = 2 ** 30;

describe('the lock of a folder', () => {
  let folder: string;
  let path: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'plinth-lock-'));
    path = join(folder, 'plinth.lock');
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const lockOf = (pid: number, host = hostname(), since = new Date().toISOString()) =>
    writeFileSync(path, JSON.stringify({ pid, host, since }));
  const owner = () => JSON.parse(readFileSync(path, 'utf8')).pid;

  it('is this process, and is nobody after it was given back', () => {
    const unlock = lockFolder(folder);
    expect(owner()).toBe(process.pid);
    unlock();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('refuses a second owner, and says who the first is', () => {
    const unlock = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(DatabaseProblem);
    expect(() => lockFolder(folder)).toThrow(`belongs to process ${process.pid}`);
    unlock();
    lockFolder(folder)();
  });

  it('refuses another process that is alive', () => {
    lockOf(process.ppid);
    expect(() => lockFolder(folder)).toThrow(`process ${process.ppid}`);
    expect(owner()).toBe(process.ppid);
    expect(readdirSync(folder)).toEqual(['plinth.lock']);
  });

  it('takes over from a process that is dead', () => {
    lockOf(NOBODY);
    const unlock = lockFolder(folder);
    expect(owner()).toBe(process.pid);
    expect(readdirSync(folder)).toEqual(['plinth.lock']);
    unlock();
  });

  it('takes over from a process of before the machine was started, whoever has its number now', () => {
    lockOf(process.ppid, hostname(), '2000-01-01T00:00:00.000Z');
    lockFolder(folder)();
  });

  it('takes over from a process of this number that was another', () => {
    lockOf(process.pid);
    lockFolder(folder)();
  });

  it('refuses an owner on another machine as long as it shows that it is alive', () => {
    lockOf(NOBODY, 'elsewhere');
    expect(() => lockFolder(folder)).toThrow('elsewhere');
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(path, longAgo, longAgo);
    lockFolder(folder)();
  });

  it('takes over what is no lock', () => {
    writeFileSync(path, 'half a l');
    lockFolder(folder)();
  });
});
