import { MeshoptDecoder } from 'meshoptimizer/decoder';
import type { Gltf } from './gltf.ts';

/** Numbers of an accessor: item i begins at `array[offset + i * stride]`. */
export interface Items {
  readonly array: Uint8Array | Int8Array | Uint16Array | Int16Array | Uint32Array | Float32Array;
  readonly offset: number;
  readonly stride: number;
  readonly count: number;
}

type View = (bytes: Uint8Array) => Items['array'];

/** `accessor.componentType` -> the bytes seen as such numbers (glTF 2.0, 3.6.2.2). */
const views: Readonly<Record<number, View>> = {
  5120: (bytes) => new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  5121: (bytes) => bytes,
  5122: (bytes) => new Int16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 1),
  5123: (bytes) => new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 1),
  5125: (bytes) => new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2),
  5126: (bytes) => new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2),
};

/** Decompresses every buffer view (EXT_meshopt_compression) and answers a reader of accessors by number. */
export async function openAccessors(document: Gltf, bin: Uint8Array): Promise<(accessor: number) => Items> {
  await MeshoptDecoder.ready;
  const buffers = document.bufferViews.map(({ extensions }) => {
    const { byteOffset = 0, byteLength, byteStride, count, mode, filter } = extensions.EXT_meshopt_compression;
    const target = new Uint8Array(count * byteStride);
    const source = bin.subarray(byteOffset, byteOffset + byteLength);
    MeshoptDecoder.decodeGltfBuffer(target, count, byteStride, source, mode, filter);
    return target;
  });
  return (number) => {
    const accessor = document.accessors[number];
    const bytes = buffers[accessor?.bufferView ?? -1];
    const view = views[accessor?.componentType ?? -1];
    if (accessor === undefined || bytes === undefined || view === undefined)
      throw new Error(`The 3D file lacks accessor ${number}.`);
    const array = view(bytes);
    const { byteOffset = 0, count, type } = accessor;
    const width = type === 'SCALAR' ? 1 : 3;
    const byteStride = document.bufferViews[accessor.bufferView]?.byteStride ?? width * array.BYTES_PER_ELEMENT;
    return {
      array,
      offset: byteOffset / array.BYTES_PER_ELEMENT,
      stride: byteStride / array.BYTES_PER_ELEMENT,
      count,
    };
  };
}
