import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DiskObjectReader, DiskObjectStore } from '#adapters/disk';
import { type ObjectKey, Scope } from '#core/model';

/** Where below the folder an artifact lies: the folder is called `models`, so the key's first part is left out. */
function pathOf({ tenant, project, path }: ObjectKey): string {
  return `${tenant}/${project}/${path.replace(/^models\//, '')}`;
}

/** Stores artifacts. */
export const artifactStore = (folder: string) => new DiskObjectStore(folder, pathOf);

/** Reads and removes what `artifactStore` of the same folder has stored. */
export const artifactReader = (folder: string) => new DiskObjectReader(folder, pathOf);

/** The contents of which a project has artifacts, whole or not. */
export interface StoredContents {
  readonly scope: Scope;
  readonly contentIds: readonly string[];
}

/** All that `artifactStore` of the folder has stored. What somebody else has put there is left alone. */
export async function storedContents(folder: string): Promise<StoredContents[]> {
  const stored: StoredContents[] = [];
  for (const tenant of await foldersIn(folder)) {
    for (const project of await foldersIn(join(folder, tenant))) {
      const scope = Scope.safeParse({ tenant, project }).data;
      const contentIds = (await foldersIn(join(folder, tenant, project))).filter((name) => /^[0-9a-f]{32}$/.test(name));
      if (scope !== undefined) stored.push({ scope, contentIds });
    }
  }
  return stored;
}

async function foldersIn(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}
