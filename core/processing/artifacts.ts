import * as z from 'zod';
import type { Scope } from '#core/model';
import type { Digest, ObjectStore, ObjectWriter } from '#core/ports';
import { GzipCopy } from './gzip-copy.ts';

/** What processing writes of a model; of a large one `tileset.json` and its tiles instead of `model.glb`. */
export const artifactNames = [
  'tree.json',
  'elements.ndjson',
  'properties.ndjson',
  'model.glb',
  'coverage.json',
  'diagnostics.json',
  'model.json',
] as const;

const listed: readonly string[] = artifactNames;

/** Which tiles a large model has, and where they are: 3D Tiles 1.1. */
export const tilesetName = 'tileset.json';

/** The GLB of one tile. */
export type TileName = `tiles/${number}.glb`;
export const tileName = (number: number): TileName => `tiles/${number}.glb`;

export type ArtifactName = (typeof artifactNames)[number] | typeof tilesetName | TileName;

const tilePattern = /^tiles\/\d{1,6}\.glb$/;
const isTileName = (name: string): name is TileName => tilePattern.test(name);

/** Whether processing may have written something of this name. */
export function isArtifactName(name: string): name is ArtifactName {
  return name === tilesetName || isTileName(name) || listed.includes(name);
}

/** Beside an artifact may lie the same compressed by gzip: no artifact of its own, since it tells nothing more. */
export const compressedName = (name: string): string => `${name}.gz`;

/** One written artifact, as `model.json` lists it. */
export const Artifact = z.object({
  name: z.union([z.enum(artifactNames), z.literal(tilesetName), z.string().regex(tilePattern)]),
  bytes: z.number().int().nonnegative(),
  sha256: z.string(),
});
export type Artifact = z.infer<typeof Artifact>;

/** Where artifacts go, and how. */
export interface ArtifactPlace {
  readonly store: ObjectStore;
  readonly scope: Scope;
  /** Below it. */
  readonly prefix: string;
  /** Whether each is stored compressed as well. */
  readonly isCompressed: boolean;
  /** Begins the SHA-256 of one of them. */
  readonly digest: () => Digest;
  readonly signal: AbortSignal | undefined;
}

/** Writes the artifacts of one model below one prefix of the store, and keeps the list of them. */
export class ArtifactWriter {
  readonly #written: Artifact[] = [];
  readonly #place: ArtifactPlace;

  constructor(place: ArtifactPlace) {
    this.#place = place;
  }

  /** Those written so far, in an order that does not depend on which was done first. */
  get artifacts(): Artifact[] {
    return [...this.#written].sort((a, b) => rank(a.name) - rank(b.name));
  }

  async json(name: ArtifactName, value: unknown): Promise<void> {
    await this.bytes(name, [Buffer.from(`${JSON.stringify(value, null, 1)}\n`)]);
  }

  /**
   * Pulls the chunks as fast as the store takes them: while one is written, the next is made. Between two, other work of
   * the process has its turn. A chunk may change when the next but one is asked for.
   */
  async bytes(name: ArtifactName, chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<void> {
    const writers = await this.#writers(name);
    const sha256 = this.#place.digest();
    let bytes = 0;
    let writing: Promise<unknown> = Promise.resolve();
    try {
      for await (const chunk of chunks) {
        this.#place.signal?.throwIfAborted();
        bytes += chunk.length;
        const hashing = sha256.update(chunk);
        hashing.catch(() => undefined);
        await writing;
        writing = Promise.all([hashing, writeToAll(writers, chunk)]);
        // What it rejects with comes up where it is awaited, after the next chunk is made.
        writing.catch(() => undefined);
      }
      await writing;
      for (const writer of writers) await writer.close();
    } catch (error) {
      await writing.catch(() => undefined);
      for (const writer of writers) await writer.abort();
      throw error;
    }
    this.#written.push({ name, bytes, sha256: await sha256.end() });
  }

  /** The artifact's own is the last to be closed: where it is there, so is its copy. */
  async #writers(name: ArtifactName): Promise<ObjectWriter[]> {
    const { store, scope, prefix, isCompressed } = this.#place;
    const create = (file: string) =>
      store.create({ tenant: scope.tenant, project: scope.project, path: `${prefix}/${file}` });
    const own = await create(name);
    if (!isCompressed) return [own];
    try {
      return [new GzipCopy(await create(compressedName(name))), own];
    } catch (error) {
      await own.abort();
      throw error;
    }
  }
}

/** Where an artifact comes in the list: what shows the shapes all in one place, tiles in the order of their numbers. */
function rank(name: string): number {
  const shapes = listed.indexOf('model.glb');
  if (!isTileName(name)) return name === tilesetName ? shapes : listed.indexOf(name);
  return shapes + (1 + Number(name.slice('tiles/'.length, -'.glb'.length))) / 1e7;
}

async function writeToAll(writers: readonly ObjectWriter[], chunk: Uint8Array): Promise<void> {
  for (const writer of writers) await writer.write(chunk);
}
