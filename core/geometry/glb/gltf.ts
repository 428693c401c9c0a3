import type { JsonBytes } from './json-bytes.ts';

/** The part of the glTF 2.0 schema that Plinth writes, in glTF's own names. */
export interface Gltf {
  readonly asset: { readonly version: '2.0'; readonly generator: string; readonly extras: AssetExtras };
  readonly extensionsUsed: readonly string[];
  readonly extensionsRequired: readonly string[];
  readonly scene: number;
  readonly scenes: readonly GltfScene[];
  /** There are many of them, as of meshes and accessors: written one by one, without being objects before. */
  readonly nodes: JsonBytes;
  readonly materials: readonly GltfMaterial[];
  readonly meshes: JsonBytes;
  readonly accessors: JsonBytes;
  readonly bufferViews: readonly GltfBufferView[];
  readonly buffers: readonly GltfBuffer[];
}

export interface AssetExtras {
  /** Where glTF's (0, 0, 0) lies in the model: x, y, z in metres, Z up, whole kilometres. */
  readonly origin: readonly [number, number, number];
}

export interface GltfScene {
  readonly name: string;
  readonly nodes: readonly number[];
}

export interface GltfMaterial {
  readonly pbrMetallicRoughness: {
    /** Linear, not sRGB. */
    readonly baseColorFactor: readonly [number, number, number, number];
    readonly metallicFactor: number;
  };
  readonly alphaMode?: 'BLEND';
  readonly doubleSided: boolean;
}

/** `accessor.componentType`. */
export const ComponentType = { BYTE: 5120, UNSIGNED_SHORT: 5123, UNSIGNED_INT: 5125, FLOAT: 5126 } as const;

/** `bufferView.target`. */
export const Target = { ARRAY_BUFFER: 34962, ELEMENT_ARRAY_BUFFER: 34963 } as const;

export interface GltfBufferView {
  readonly buffer: number;
  readonly byteOffset: number;
  readonly byteLength: number;
  readonly byteStride?: number;
  readonly target: number;
  readonly extensions: { readonly EXT_meshopt_compression: MeshoptBufferView };
}

/** `EXT_meshopt_compression` of a buffer view: where and how its compressed bytes are. */
export interface MeshoptBufferView {
  readonly buffer: number;
  readonly byteOffset: number;
  readonly byteLength: number;
  readonly byteStride: number;
  readonly count: number;
  readonly mode: 'ATTRIBUTES' | 'TRIANGLES';
  readonly filter?: 'EXPONENTIAL' | 'OCTAHEDRAL';
}

export interface GltfBuffer {
  readonly byteLength: number;
  readonly extensions?: { readonly EXT_meshopt_compression: { readonly fallback: true } };
}
