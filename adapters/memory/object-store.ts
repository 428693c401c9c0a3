import { type ObjectKey, objectPath } from '#core/model';
import type { ObjectStore, ObjectWriter } from '#core/ports';

/** Keeps objects in memory, for tests and for callers that want the artifacts without files. */
export class MemoryObjectStore implements ObjectStore {
  readonly #objects = new Map<string, Uint8Array>();

  async create(key: ObjectKey): Promise<ObjectWriter> {
    const path = objectPath(key);
    const chunks: Uint8Array[] = [];
    return {
      write: async (bytes) => void chunks.push(bytes.slice()),
      close: async () => void this.#objects.set(path, Buffer.concat(chunks)),
      abort: async () => void chunks.splice(0),
    };
  }

  async read(key: ObjectKey): Promise<Uint8Array | undefined> {
    return this.#objects.get(objectPath(key));
  }

  /** Every stored object's key as one string, in order of writing. */
  get paths(): readonly string[] {
    return [...this.#objects.keys()];
  }
}
