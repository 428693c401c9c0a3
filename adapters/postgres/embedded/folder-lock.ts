import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { DatabaseProblem } from '../database-problem.ts';

const FILE = 'plinth.lock';
/** How often an owner shows that it is alive, and after how long without that one on another machine is not. */
const HEARTBEAT_MS = 5_000;
const SILENT_MS = 30_000;

const Owner = z.object({ pid: z.number().int().positive(), host: z.string(), since: z.iso.datetime() });
type Owner = z.infer<typeof Owner>;

const ownFolders = new Set<string>();

/**
 * Makes this process the one owner of a folder: two that write the same PGlite database silently lose what they wrote.
 * An owner that is dead, or was so before the machine was last started, is replaced.
 *
 * @returns gives the folder back.
 * @throws DatabaseProblem `database/in-use`.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, FILE);
  const owner: Owner = { pid: process.pid, host: hostname(), since: new Date().toISOString() };
  const mine = join(folder, `${FILE}.${owner.pid}`);
  writeFileSync(mine, JSON.stringify(owner));
  try {
    while (!linked(mine, path)) removeStale(folder, path);
  } finally {
    rmSync(mine, { force: true });
  }
  ownFolders.add(path);
  const heartbeat = setInterval(() => touch(path), HEARTBEAT_MS).unref();
  return () => {
    clearInterval(heartbeat);
    ownFolders.delete(path);
    rmSync(path, { force: true });
  };
}

/** Whether `path` was free: a link appears with its content, or not at all. */
function linked(from: string, path: string): boolean {
  try {
    linkSync(from, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function removeStale(folder: string, path: string): void {
  const text = read(path);
  if (text === undefined) return;
  if (isAlive(text, path)) throw inUse(folder, text);
  // Whoever moves it away has it: two processes that find the same dead owner do not both remove the next one's file.
  const removed = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, removed);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  if (read(removed) !== text) linked(removed, path);
  rmSync(removed, { force: true });
}

function isAlive(text: string, path: string): boolean {
  const owner = ownerIn(text);
  if (owner === undefined) return false;
  if (owner.host !== hostname())
    return (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) > Date.now() - SILENT_MS;
  if (owner.pid === process.pid) return ownFolders.has(path);
  return Date.parse(owner.since) > Date.now() - uptime() * 1000 && isRunning(owner.pid);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

function inUse(folder: string, text: string): DatabaseProblem {
  const owner = ownerIn(text);
  return new DatabaseProblem(
    'database/in-use',
    `${folder} belongs to process ${owner?.pid} on ${owner?.host}, which is running since ${owner?.since}.`,
    'Stop that process first, or name another folder.',
  );
}

function ownerIn(text: string): Owner | undefined {
  try {
    return Owner.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined; // a lock file that is none belongs to nobody
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function touch(path: string): void {
  const now = new Date();
  try {
    utimesSync(path, now, now);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined);
