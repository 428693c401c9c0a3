import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const generator = fileURLToPath(new URL('../../../dist/generate-example.mjs', import.meta.url));

/** What `node dist/generate-example.mjs FILE` writes. */
export function generateHouse(): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'plinth-example-'));
  try {
    const path = join(folder, 'house.ifc');
    execFileSync(process.execPath, [generator, path]);
    return readFileSync(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** One instance: its class and the text of its attributes. */
export interface Instance {
  readonly id: number;
  readonly type: string;
  readonly attributes: string;
}

/** The instances of a file that the generator wrote, one to a line; read without any code of the product. */
export function instancesOf(house: Buffer): Instance[] {
  return house
    .toString('latin1')
    .split('\n')
    .flatMap((line) => {
      const [, id, type, attributes] = /^#(\d+)=(\w+)\((.*)\);$/.exec(line) ?? [];
      return id && type && attributes !== undefined ? [{ id: Number(id), type, attributes }] : [];
    });
}

/** The ids in a text of attributes, outside strings. */
export function referencesIn(attributes: string): number[] {
  return [...attributes.replace(/'[^']*'/g, '').matchAll(/#(\d+)/g)].map(([, id]) => Number(id));
}
