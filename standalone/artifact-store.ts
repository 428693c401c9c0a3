import { DiskObjectReader, DiskObjectStore } from '#adapters/disk';
import type { ObjectKey } from '#core/model';

/** Where below the folder an artifact lies: the folder is called `models`, so the key's first part is left out. */
function pathOf({ tenant, project, path }: ObjectKey): string {
  return `${tenant}/${project}/${path.replace(/^models\//, '')}`;
}

/** Stores artifacts. */
export const artifactStore = (folder: string) => new DiskObjectStore(folder, pathOf);

/** Reads and removes what `artifactStore` of the same folder has stored. */
export const artifactReader = (folder: string) => new DiskObjectReader(folder, pathOf);
