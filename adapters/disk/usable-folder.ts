import { access, constants, stat } from 'node:fs/promises';

/** @throws what Node throws where files in the folder can be neither read nor written; Error where it is no folder. */
export async function expectUsableFolder(folder: string): Promise<void> {
  await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  if (!(await stat(folder)).isDirectory()) throw new Error(`${folder} is no folder.`);
}
