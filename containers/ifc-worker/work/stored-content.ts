import type { ObjectKey, Scope } from '#core/model';
import type { ArtifactReader, ObjectReader, ObjectStore } from '#core/ports';
import { compressedName, ModelDocument } from '#core/processing';

/** Below it lie the artifacts of a content, in every store. */
export function contentKey({ tenant, project }: Scope, contentId: string): ObjectKey {
  return { tenant, project, path: `models/${contentId}` };
}

/** All artifacts of one content, on the local disk or where they are published. */
export class StoredContent {
  readonly #reader: Pick<ObjectReader, 'stream' | 'size'>;
  readonly #keyOf: (name: string) => ObjectKey;

  constructor(reader: Pick<ObjectReader, 'stream' | 'size'>, scope: Scope, contentId: string) {
    const { path, ...owner } = contentKey(scope, contentId);
    this.#reader = reader;
    this.#keyOf = (name) => ({ ...owner, path: `${path}/${name}` });
  }

  /** For the database. */
  readonly read: ArtifactReader = (name) => this.#stream(name);

  /** Copies all of them, and what is compressed, to another store, `model.json` last: a model that has it is whole. */
  async copyTo(store: ObjectStore, signal: AbortSignal): Promise<void> {
    const document = ModelDocument.parse(await new Response(this.#stream('model.json')).json());
    for (const name of [...document.artifacts.map((one) => one.name), 'model.json']) {
      const compressed = compressedName(name);
      const isCompressed = (await this.#reader.size(this.#keyOf(compressed))) !== undefined;
      if (isCompressed) await this.#copy(compressed, store, signal);
      await this.#copy(name, store, signal);
    }
  }

  async #copy(name: string, store: ObjectStore, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const writer = await store.create(this.#keyOf(name));
    try {
      for await (const chunk of this.#stream(name)) {
        signal.throwIfAborted();
        await writer.write(chunk);
      }
      await writer.close();
    } catch (error) {
      await writer.abort();
      throw error;
    }
  }

  #stream(name: string) {
    return this.#reader.stream(this.#keyOf(name), 0, Number.MAX_SAFE_INTEGER);
  }
}
