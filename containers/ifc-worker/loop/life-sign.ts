import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A loop that has not turned for so long is stuck: its longest wait, a service that fails four times, is shorter. */
const LONGEST_SILENCE_MS = 180_000;

const signIn = (folder: string) => join(folder, 'alive');

/** Says that the loop turns, or that the job it has is being worked on. */
export async function giveLifeSign(folder: string): Promise<void> {
  await writeFile(signIn(folder), '');
}

/** Whether the loop that gives its signs in the folder has turned lately. */
export async function isAlive(folder: string, now: number = Date.now()): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(signIn(folder));
    return now - mtimeMs < LONGEST_SILENCE_MS;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
