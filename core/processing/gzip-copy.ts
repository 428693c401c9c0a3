import { createGzip } from 'node:zlib';
import type { ObjectWriter } from '#core/ports';

/** Writes to an object what another gets, compressed by gzip (RFC 1952); the same bytes always become the same. */
export class GzipCopy implements ObjectWriter {
  readonly #gzip = createGzip({ level: 6 });
  readonly #writer: ObjectWriter;
  readonly #copied: Promise<void>;

  constructor(writer: ObjectWriter) {
    this.#writer = writer;
    this.#copied = this.#copy();
    this.#copied.catch(() => undefined); // thrown where somebody waits for it
  }

  async write(bytes: Uint8Array): Promise<void> {
    await Promise.race([this.#compress(bytes), this.#copied]);
  }

  async close(): Promise<void> {
    this.#gzip.end();
    await this.#copied;
    await this.#writer.close();
  }

  async abort(): Promise<void> {
    this.#gzip.destroy();
    await this.#copied.catch(() => undefined);
    await this.#writer.abort();
  }

  /** Resolves when the bytes are read. */
  #compress(bytes: Uint8Array): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#gzip.write(bytes, (error) => (error ? reject(error) : resolve()));
    });
  }

  async #copy(): Promise<void> {
    for await (const chunk of this.#gzip) await this.#writer.write(chunk);
  }
}
