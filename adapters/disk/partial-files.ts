import { randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const ENDING = '.partial';

/** Where a file is written before it is whole: beside its place, under a name that nobody else has. */
export const partialPath = (beside: string): string => `${beside}.${randomUUID()}${ENDING}`;

export const isPartial = (path: string): boolean => path.endsWith(ENDING);

/** Removes what was left half written below a folder. Nobody may be writing there. */
export async function removePartialFiles(folder: string): Promise<void> {
  for (const file of await readdir(folder, { recursive: true })) {
    if (isPartial(file)) await rm(join(folder, file), { force: true });
  }
}
