import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ifPresent } from '#adapters/disk';
import type { DataFolder } from '../data-folder.ts';

/**
 * Whether the files of the data folder are those of this database, so that what it does not know is garbage. With another
 * database than before everything would be. A folder that holds nothing yet becomes this one's.
 *
 * @param id of the database.
 */
export async function isOwnedBy(folder: Pick<DataFolder, 'root' | 'uploads' | 'models'>, id: string): Promise<boolean> {
  const path = join(folder.root, 'database-id');
  const owner = await ifPresent(readFile(path, 'utf8'));
  if (owner !== undefined) return owner === id;
  const stored = await Promise.all([readdir(folder.uploads), readdir(folder.models)]);
  if (stored.flat().length > 0) return false;
  await writeFile(path, id);
  return true;
}
