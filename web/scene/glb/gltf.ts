/** The part of glTF 2.0 that Plinth's own writer uses (`core/geometry/glb`). */
export interface Gltf {
  readonly asset: { readonly extras?: { readonly origin?: readonly [number, number, number] } };
  readonly scenes: readonly { readonly nodes: readonly number[] }[];
  readonly nodes: readonly GltfNode[];
  readonly materials: readonly GltfMaterial[];
  readonly meshes: readonly { readonly primitives: readonly GltfPrimitive[] }[];
  readonly accessors: readonly GltfAccessor[];
  readonly bufferViews: readonly GltfBufferView[];
}

export interface GltfNode {
  readonly name?: string;
  readonly mesh?: number;
  readonly translation?: readonly number[];
  readonly rotation?: readonly number[];
  readonly matrix?: readonly number[];
  readonly children?: readonly number[];
  readonly extras?: {
    readonly class?: string;
    readonly expressId?: number;
    readonly name?: string;
    readonly placeholder?: string;
  };
}

export interface GltfMaterial {
  readonly pbrMetallicRoughness?: { readonly baseColorFactor?: readonly number[] };
}

export interface GltfPrimitive {
  readonly attributes: { readonly POSITION: number; readonly NORMAL?: number };
  readonly indices: number;
  readonly material?: number;
}

export interface GltfAccessor {
  readonly bufferView: number;
  readonly byteOffset?: number;
  readonly componentType: number;
  readonly count: number;
  readonly type: 'SCALAR' | 'VEC3';
}

export interface GltfBufferView {
  readonly byteLength: number;
  readonly byteStride?: number;
  readonly extensions: {
    readonly EXT_meshopt_compression: {
      readonly byteOffset?: number;
      readonly byteLength: number;
      readonly byteStride: number;
      readonly count: number;
      readonly mode: string;
      readonly filter?: string;
    };
  };
}
