const CHUNK_BYTES = 1 << 20;
const COMMA = 0x2c;
/** UTF-8 takes at most three bytes for a UTF-16 unit. */
const MOST_BYTES_PER_UNIT = 3;

/** Collects text as UTF-8 in chunks of 1 MiB, so that neither a string nor a list grows with what is written. */
export class ByteChunks {
  #chunk = Buffer.allocUnsafeSlow(CHUNK_BYTES);
  #length = 0;
  #full: Uint8Array[] = [];
  #written = 0;

  /** Bytes so far, those of the chunks taken included. */
  get written(): number {
    return this.#written + this.#length;
  }

  text(text: string): void {
    if (text.length * MOST_BYTES_PER_UNIT > CHUNK_BYTES - this.#length) this.bytes(Buffer.from(text));
    else this.#length += this.#chunk.write(text, this.#length);
  }

  comma(): void {
    if (this.#length === CHUNK_BYTES) this.#next();
    this.#chunk[this.#length++] = COMMA;
  }

  /** Bytes that are UTF-8 already. */
  bytes(bytes: Uint8Array): void {
    if (bytes.length > CHUNK_BYTES - this.#length) {
      this.#split(bytes);
      return;
    }
    this.#chunk.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** The chunks that are full by now; the caller has them for itself. */
  take(): Uint8Array[] {
    if (this.#full.length === 0) return none;
    const full = this.#full;
    this.#full = [];
    return full;
  }

  /** The last chunks, the one begun included. */
  finish(): Uint8Array[] {
    const full = this.take();
    return this.#length === 0 ? full : [...full, this.#chunk.subarray(0, this.#length)];
  }

  #split(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      const part = bytes.subarray(at, at + CHUNK_BYTES - this.#length);
      this.#chunk.set(part, this.#length);
      this.#length += part.length;
      at += part.length;
      if (this.#length === CHUNK_BYTES) this.#next();
    }
  }

  #next(): void {
    this.#full.push(this.#chunk);
    this.#written += CHUNK_BYTES;
    this.#chunk = Buffer.allocUnsafeSlow(CHUNK_BYTES);
    this.#length = 0;
  }
}

const none: Uint8Array[] = [];
