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

/** Where something lies. */
export interface Place {
  readonly bufferView: number;
  readonly byteOffset: number;
}

/** What has been appended to a view. */
interface View {
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
  /** All, by their numbers; they keep their bytes, so that what is equal to something in them can be told. */
  readonly #views: View[] = [];
  readonly #open = new Map<ViewKind, View>();
  readonly #closed: GltfBufferView[] = [];
  readonly #chunks: Uint8Array[] = [];
  #compressedLength = 0;
  #length = 0;

  /** Appends whole items of the kind; answers where they lie. */
  append(kind: ViewKind, bytes: Uint8Array): Place {
    let view = this.#open.get(kind);
    if (view !== undefined && view.length + bytes.length > FULL) {
      this.#close(view);
      view = undefined;
    }
    if (view === undefined) {
      view = { kind, number: this.#views.length, bytes: new Uint8Array(1 << 12), length: 0 };
      this.#views.push(view);
      this.#open.set(kind, view);
    }
    const byteOffset = view.length;
    view.length += bytes.length;
    if (view.length > view.bytes.length) view.bytes = grown(view.bytes, view.length);
    view.bytes.set(bytes, byteOffset);
    return { bufferView: view.number, byteOffset };
  }

  /** Whether these bytes, as items of the kind, lie there. */
  holds(kind: ViewKind, { bufferView, byteOffset }: Place, bytes: Uint8Array): boolean {
    const view = this.#views[bufferView];
    if (view?.kind !== kind || view.length < byteOffset + bytes.length) return false;
    for (let at = 0; at < bytes.length; at++) if (view.bytes[byteOffset + at] !== bytes[at]) return false;
    return true;
  }

  /** Closes what is open. */
  finish(): { bufferViews: readonly GltfBufferView[]; buffers: readonly GltfBuffer[]; bin: readonly Uint8Array[] } {
    for (const view of this.#open.values()) this.#close(view);
    this.#open.clear();
    const fallback = { EXT_meshopt_compression: { fallback: true } } as const;
    return {
      bufferViews: this.#closed,
      buffers:
        this.#views.length === 0
          ? []
          : [{ byteLength: this.#compressedLength }, { byteLength: this.#length, extensions: fallback }],
      bin: this.#chunks,
    };
  }

  #close({ kind, number, bytes, length }: View): void {
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
