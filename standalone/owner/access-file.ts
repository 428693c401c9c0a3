import { randomBytes } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ifPresent } from '#adapters/disk';

/** Where the server of a data folder answers its owner, and what proves that it is the owner who asks. */
const OwnerAccess = z.object({ url: z.url(), token: z.string().min(32) });
export type OwnerAccess = z.infer<typeof OwnerAccess>;

const pathIn = (dataFolder: string) => join(dataFolder, 'owner-access.json');

export const newToken = (): string => randomBytes(32).toString('base64url');

/** Only the owner of the folder can read it; good while this server runs. */
export async function writeAccess(dataFolder: string, access: OwnerAccess): Promise<void> {
  await removeAccess(dataFolder); // a file that is there would keep its rights
  await writeFile(pathIn(dataFolder), JSON.stringify(access), { mode: 0o600, flag: 'wx' });
}

/** Undefined where no server has left one that is whole. */
export async function readAccess(dataFolder: string): Promise<OwnerAccess | undefined> {
  const text = await ifPresent(readFile(pathIn(dataFolder), 'utf8'));
  try {
    return OwnerAccess.safeParse(JSON.parse(text ?? 'null')).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export async function removeAccess(dataFolder: string): Promise<void> {
  await rm(pathIn(dataFolder), { force: true });
}
