import { MeshoptEncoder } from 'meshoptimizer/encoder';
import type { ViewKind } from './buffer-views.ts';
import { ComponentType, Target } from './gltf.ts';

const { ARRAY_BUFFER, ELEMENT_ARRAY_BUFFER } = Target;
const SHORT_POSITIONS: ViewKind = { byteStride: 8, mode: 'ATTRIBUTES', target: ARRAY_BUFFER };
const LONG_POSITIONS: ViewKind = { byteStride: 12, mode: 'ATTRIBUTES', filter: 'EXPONENTIAL', target: ARRAY_BUFFER };
const NORMALS: ViewKind = { byteStride: 4, mode: 'ATTRIBUTES', filter: 'OCTAHEDRAL', target: ARRAY_BUFFER };
const SHORT_INDICES: ViewKind = { byteStride: 2, mode: 'TRIANGLES', target: ELEMENT_ARRAY_BUFFER };
const LONG_INDICES: ViewKind = { byteStride: 4, mode: 'TRIANGLES', target: ELEMENT_ARRAY_BUFFER };

/** 65,535 itself is kept for primitive restart (glTF 2.0, 3.7.2.1): so many vertices can be numbered in 16 bits. */
const SHORT_INDEX_VERTICES = 65_535;
const LARGEST_SHORT = 65_535;

/** The numbers of one accessor, as they lie in a buffer view, and what it says of them. */
export interface Items {
  readonly kind: ViewKind;
  readonly bytes: Uint8Array;
  /** Of kind and bytes; equal items have the same. */
  readonly hash: number;
  readonly componentType: number;
  readonly count: number;
  readonly type: 'SCALAR' | 'VEC3';
  readonly isNormalized?: boolean;
  /** Of positions: the least and the greatest x, y, z. */
  readonly bounds?: Float64Array;
}

/**
 * POSITION of vertices on the grid: 16 bits where that is enough (KHR_mesh_quantization), else floats that hold the
 * same whole numbers.
 * @param vertices x, y, z and one more number each; x, y, z from 0 to 2^23 - 1.
 * @param exponent coordinates count in 2^exponent.
 */
export function positionItems(vertices: Int32Array, exponent: number): Items {
  const bounds = boundsOf(vertices, 2 ** exponent);
  const count = vertices.length / 4;
  const largest = Math.max(bounds[3] ?? 0, bounds[4] ?? 0, bounds[5] ?? 0);
  if (exponent === 0 && largest <= LARGEST_SHORT) {
    const shorts = new Uint16Array(vertices);
    for (let at = 3; at < shorts.length; at += 4) shorts[at] = 0;
    return {
      ...bytesOf(SHORT_POSITIONS, shorts),
      componentType: ComponentType.UNSIGNED_SHORT,
      count,
      type: 'VEC3',
      bounds,
    };
  }
  const floats = new Int32Array(count * 3);
  for (let vertex = 0; vertex < count; vertex++) {
    // What the EXPONENTIAL filter decodes: 8 bits of exponent over 24 bits of whole number.
    for (let axis = 0; axis < 3; axis++)
      floats[3 * vertex + axis] = (exponent << 24) | (vertices[4 * vertex + axis] ?? 0);
  }
  return { ...bytesOf(LONG_POSITIONS, floats), componentType: ComponentType.FLOAT, count, type: 'VEC3', bounds };
}

/**
 * NORMAL: the fourth number of each vertex, three signed bytes packed. The OCTAHEDRAL filter takes a quarter off
 * their size (a sphere: 2,704 bytes for 2,145 normals against 3,475) for at most one degree.
 */
export function normalItems(vertices: Int32Array): Items {
  const count = vertices.length / 4;
  const vectors = new Float32Array(count * 4);
  for (let vertex = 0; vertex < count; vertex++) {
    const packed = vertices[4 * vertex + 3] ?? 0;
    vectors[4 * vertex] = ((packed << 24) >> 24) / 127;
    vectors[4 * vertex + 1] = ((packed << 16) >> 24) / 127;
    vectors[4 * vertex + 2] = ((packed << 8) >> 24) / 127;
  }
  const filtered = MeshoptEncoder.encodeFilterOct(vectors, count, NORMALS.byteStride, 8);
  return {
    ...bytesOf(NORMALS, filtered),
    componentType: ComponentType.BYTE,
    count,
    type: 'VEC3',
    isNormalized: true,
  };
}

/** Triangles; 16 bits per index where the number of vertices allows it. */
export function indexItems(indices: Uint32Array, vertexCount: number): Items {
  const count = indices.length;
  return vertexCount > SHORT_INDEX_VERTICES
    ? { ...bytesOf(LONG_INDICES, indices), componentType: ComponentType.UNSIGNED_INT, count, type: 'SCALAR' }
    : {
        ...bytesOf(SHORT_INDICES, new Uint16Array(indices)),
        componentType: ComponentType.UNSIGNED_SHORT,
        count,
        type: 'SCALAR',
      };
}

function bytesOf(
  kind: ViewKind,
  items: Int32Array | Uint32Array | Uint16Array | Uint8Array,
): Pick<Items, 'kind' | 'bytes' | 'hash'> {
  const bytes = new Uint8Array(items.buffer, items.byteOffset, items.byteLength);
  return { kind, bytes, hash: hashOf(kind, bytes) };
}

/** FNV-1a; of long contents of every few bytes. It only finds what is then compared. */
function hashOf({ byteStride }: ViewKind, bytes: Uint8Array): number {
  const step = 1 + (bytes.length >>> 10);
  let hash = (0x811c9dc5 ^ bytes.length) + byteStride;
  for (let at = 0; at < bytes.length; at += step) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return hash;
}

/** minX, minY, minZ, maxX, maxY, maxZ. */
function boundsOf(vertices: Int32Array, unit: number): Float64Array {
  const bounds = Float64Array.of(Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity);
  for (let axis = 0; axis < 3; axis++) {
    let min = Infinity;
    let max = -Infinity;
    for (let at = axis; at < vertices.length; at += 4) {
      const value = vertices[at] ?? 0;
      if (value < min) min = value;
      if (value > max) max = value;
    }
    bounds[axis] = min * unit;
    bounds[axis + 3] = max * unit;
  }
  return bounds;
}
