import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * An empty database with PostGIS, kept beside the bundle from the first one that was made on: a copy of it takes a third
 * of the time (Node 20: 2.6 s of processor time instead of 9.4 s). Another version of PGlite or PostGIS has another
 * template.
 */
export class Template {
  readonly #path: string;

  constructor() {
    const bytes = ['@electric-sql/pglite', '@electric-sql/pglite-postgis'].map((name, at) => {
      const folder = dirname(fileURLToPath(import.meta.resolve(name)));
      return statSync(join(folder, at === 0 ? 'pglite.wasm' : 'postgis.tar.gz')).size;
    });
    this.#path = join(dirname(fileURLToPath(import.meta.url)), `pglite-${bytes.join('-')}.tar.gz`);
  }

  read(): Blob | undefined {
    return existsSync(this.#path) ? new Blob([readFileSync(this.#path)]) : undefined;
  }

  /** Where the program may not write beside its bundle, the next database is made as slowly as this one. */
  write(bytes: Uint8Array): void {
    const unfinished = `${this.#path}.${process.pid}`;
    try {
      writeFileSync(unfinished, bytes);
      renameSync(unfinished, this.#path);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code !== 'EACCES' && code !== 'EPERM' && code !== 'EROFS') throw error;
    }
  }
}
