import type { Gltf } from './gltf.ts';

const MAGIC = 0x46546c67;
const JSON_CHUNK = 0x4e4f534a;
const BIN_CHUNK = 0x004e4942;

/** glTF has no empty lists: what there is nothing of is left out. */
const nothing: Gltf = { asset: {}, scenes: [], nodes: [], materials: [], meshes: [], accessors: [], bufferViews: [] };

const HEADER_BYTES = 12;
const CHUNK_HEADER_BYTES = 8;

/**
 * Takes a binary glTF apart (glTF 2.0, 4.4 "GLB file format").
 *
 * @throws Error where the bytes are no complete GLB.
 */
export function openContainer(glb: ArrayBuffer): { document: Gltf; bin: Uint8Array } {
  if (glb.byteLength < HEADER_BYTES + CHUNK_HEADER_BYTES) throw new Error('The 3D file is too short to be a GLB.');
  const header = new DataView(glb);
  if (header.getUint32(0, true) !== MAGIC) throw new Error('The 3D file is not a GLB.');
  if (header.getUint32(8, true) > glb.byteLength) throw new Error('The 3D file is cut off.');
  let document: Gltf | undefined;
  let bin = new Uint8Array(0);
  for (let at = HEADER_BYTES; at + CHUNK_HEADER_BYTES <= glb.byteLength; ) {
    const length = header.getUint32(at, true);
    const type = header.getUint32(at + 4, true);
    const bytes = new Uint8Array(glb, at + CHUNK_HEADER_BYTES, length);
    if (type === JSON_CHUNK) document = { ...nothing, ...JSON.parse(new TextDecoder().decode(bytes)) };
    else if (type === BIN_CHUNK) bin = bytes;
    at += CHUNK_HEADER_BYTES + length;
  }
  if (document === undefined) throw new Error('The 3D file has no glTF document.');
  return { document, bin };
}
