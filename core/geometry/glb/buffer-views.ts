import { MeshoptEncoder } from 'meshoptimizer/encoder';
import { type GltfBuffer, type GltfBufferView, type MeshoptBufferView, Target } from './gltf.ts';

/** One sort of numbers that lie side by side. */
export interface ViewKind extends Pick<MeshoptBufferView, 'byteStride' | 'mode' | 'filter'> {
  readonly target: (typeof Target)[keyof typeof Target];
}

/** Bytes after which a view is closed and the next one begun: it bounds what is encoded, and decoded, at a time. */
const FULL = 1 << 20;

/** `EXT_meshopt_compression` wants compressed views to begin on multiples of 4. */
const ALIGNMENT = 4;

/** What has been appended to the view of a kind that is still open. */
interface OpenView {
  readonly kind: ViewKind;
  readonly number: number;
  bytes: Uint8Array;
  length: number;
}

/**
 * The buffer views of a GLB, compressed by EXT_meshopt_compression, and the bytes of its BIN chunk. Buffer 0 is the
 * BIN chunk; buffer 1, which has no bytes in the file, is what it decompresses to.
 */
export class BufferViews {
  readonly #open = new Map<ViewKind, OpenView>();
  readonly #closed: GltfBufferView[] = [];
  readonly #chunks: Uint8Array[] = [];
  #count = 0;
  #compressedLength = 0;
  #length = 0;

  /** Appends whole items of the kind; answers where they lie. */
  append(kind: ViewKind, bytes: Uint8Array): { bufferView: number; byteOffset: number } {
    let view = this.#open.get(kind);
    if (view !== undefined && view.length + bytes.length > FULL) {
      this.#close(view);
      view = undefined;
    }
    if (view === undefined) {
      view = { kind, number: this.#count++, bytes: new Uint8Array(1 << 12), length: 0 };
      this.#open.set(kind, view);
    }
    const byteOffset = view.length;
    view.length += bytes.length;
    if (view.length > view.bytes.length) view.bytes = grown(view.bytes, view.length);
    view.bytes.set(bytes, byteOffset);
    return { bufferView: view.number, byteOffset };
  }

  /** Closes what is open. */
  finish(): { bufferViews: readonly GltfBufferView[]; buffers: readonly GltfBuffer[]; bin: readonly Uint8Array[] } {
    for (const view of this.#open.values()) this.#close(view);
    this.#open.clear();
    const fallback = { EXT_meshopt_compression: { fallback: true } } as const;
    return {
      bufferViews: this.#closed,
      buffers:
        this.#count === 0
          ? []
          : [{ byteLength: this.#compressedLength }, { byteLength: this.#length, extensions: fallback }],
      bin: this.#chunks,
    };
  }

  #close({ kind, number, bytes, length }: OpenView): void {
    const { byteStride, mode, filter, target } = kind;
    const count = length / byteStride;
    const encoded = MeshoptEncoder.encodeGltfBuffer(bytes.subarray(0, length), count, byteStride, mode);
    const compressed = { buffer: 0, byteOffset: this.#compressedLength, byteLength: encoded.length, byteStride, count };
    this.#closed[number] = {
      buffer: 1,
      byteOffset: this.#length,
      byteLength: length,
      ...(target === Target.ARRAY_BUFFER && { byteStride }),
      target,
      extensions: { EXT_meshopt_compression: { ...compressed, mode, ...(filter && { filter }) } },
    };
    this.#length += padded(length);
    this.#compressedLength += padded(encoded.length);
    this.#chunks.push(encoded, new Uint8Array(padded(encoded.length) - encoded.length));
  }
}

function padded(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT;
}

function grown(bytes: Uint8Array, atLeast: number): Uint8Array {
  const larger = new Uint8Array(Math.max(atLeast, 2 * bytes.length));
  larger.set(bytes);
  return larger;
}
