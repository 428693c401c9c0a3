import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Scope } from '#core/model';
import type { ObjectStore } from '#core/ports';

/** What processing writes, and what it is. */
export const artifactNames = [
  'tree.json',
  'elements.ndjson',
  'properties.ndjson',
  'model.glb',
  'coverage.json',
  'diagnostics.json',
  'model.json',
] as const;
export type ArtifactName = (typeof artifactNames)[number];

/** One written artifact, as `model.json` lists it. */
export const Artifact = z.object({
  name: z.enum(artifactNames),
  bytes: z.number().int().nonnegative(),
  sha256: z.string(),
});
export type Artifact = z.infer<typeof Artifact>;

const CHUNK_CHARACTERS = 1 << 20;

/** Writes the artifacts of one model below one prefix of the store, and keeps the list of them. */
export class ArtifactWriter {
  readonly artifacts: Artifact[] = [];
  readonly #store: ObjectStore;
  readonly #scope: Scope;
  readonly #prefix: string;
  readonly #signal: AbortSignal | undefined;

  constructor(store: ObjectStore, scope: Scope, prefix: string, signal: AbortSignal | undefined) {
    this.#store = store;
    this.#scope = scope;
    this.#prefix = prefix;
    this.#signal = signal;
  }

  async json(name: ArtifactName, value: unknown): Promise<void> {
    await this.bytes(name, [Buffer.from(`${JSON.stringify(value, null, 1)}\n`)]);
  }

  /** @param lines the JSON text of one record each, with its line feed. */
  async lines(name: ArtifactName, lines: Iterable<string>): Promise<void> {
    await this.bytes(name, chunksOf(lines));
  }

  /** Pulls the chunks as fast as the store takes them; between two, other work of the process has its turn. */
  async bytes(name: ArtifactName, chunks: Iterable<Uint8Array>): Promise<void> {
    const { tenant, project } = this.#scope;
    const writer = await this.#store.create({ tenant, project, path: `${this.#prefix}/${name}` });
    const sha256 = createHash('sha256');
    let bytes = 0;
    try {
      for (const chunk of chunks) {
        this.#signal?.throwIfAborted();
        sha256.update(chunk);
        bytes += chunk.length;
        await writer.write(chunk);
      }
      await writer.close();
    } catch (error) {
      await writer.abort();
      throw error;
    }
    this.artifacts.push({ name, bytes, sha256: sha256.digest('hex') });
  }
}

function* chunksOf(lines: Iterable<string>): Generator<Uint8Array> {
  let text = '';
  for (const line of lines) {
    text += line;
    if (text.length < CHUNK_CHARACTERS) continue;
    yield Buffer.from(text);
    text = '';
  }
  if (text !== '') yield Buffer.from(text);
}
