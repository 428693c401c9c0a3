import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ifPresent, removePartialFiles } from '#adapters/disk';

/** The places in the data folder. */
export interface DataFolder {
  readonly root: string;
  readonly uploads: string;
  readonly models: string;
  readonly database: string;
  /** What is in here is gone at the next start. */
  readonly temporary: string;
  /** Signs upload URLs, so that they outlive a restart. */
  readonly secret: Uint8Array;
}

const SECRET_BYTES = 32;

/** Makes what is missing, and removes what an earlier process has left half written. The caller owns the folder. */
export async function prepareDataFolder(folder: string): Promise<DataFolder> {
  const places = {
    uploads: join(folder, 'uploads'),
    models: join(folder, 'models'),
    database: join(folder, 'database'),
    temporary: join(folder, 'temporary'),
  };
  await rm(places.temporary, { recursive: true, force: true });
  for (const place of Object.values(places)) await mkdir(place, { recursive: true });
  for (const place of [places.uploads, places.models]) await removePartialFiles(place);
  return { root: folder, ...places, secret: await secretIn(join(folder, 'secret')) };
}

async function secretIn(path: string): Promise<Uint8Array> {
  const known = await ifPresent(readFile(path));
  if (known?.length === SECRET_BYTES) return known;
  const secret = randomBytes(SECRET_BYTES);
  await writeFile(path, secret, { mode: 0o600 });
  return secret;
}
