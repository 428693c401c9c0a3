import type { AssetExtras, Gltf } from './gltf.ts';

type Contents = Omit<Gltf, 'asset' | 'extensionsUsed' | 'extensionsRequired' | 'scene'> & AssetExtras;

/** Both say how every accessor is stored, so a model with a mesh cannot do without, and one without has none. */
const EXTENSIONS = ['EXT_meshopt_compression', 'KHR_mesh_quantization'];

/** The glTF document around its contents. */
export function documentOf({ origin, ...contents }: Contents): Gltf {
  const extensions = contents.bufferViews.length === 0 ? [] : EXTENSIONS;
  return {
    asset: { version: '2.0', generator: 'Plinth', extras: { origin } },
    extensionsUsed: extensions,
    extensionsRequired: extensions,
    scene: 0,
    ...contents,
  };
}
