import { type Document, type Node, NodeIO, type Primitive } from '@gltf-transform/core';
import { EXTMeshoptCompression, KHRMeshQuantization } from '@gltf-transform/extensions';
import { validateBytes } from 'gltf-validator';
import { MeshoptDecoder } from 'meshoptimizer/decoder';

/** What a node of a GLB that has extras says and shows, as any glTF reader sees it. */
export interface DecodedNode {
  readonly globalId: string;
  readonly class: unknown;
  readonly expressId: unknown;
  readonly name: unknown;
  /** Name of the scene, then of the nodes above. */
  readonly path: readonly string[];
  /** Nine doubles per triangle: model coordinates in metres, Z up. */
  readonly triangles: readonly number[];
  /** Nine doubles per triangle of the primitives that have normals, in model axes, as long as the node's scale makes them. */
  readonly normals: readonly number[];
  /** `baseColorFactor` of each primitive. */
  readonly colors: readonly (readonly number[])[];
}

export interface DecodedGlb {
  readonly document: Document;
  readonly origin: readonly number[];
  /** Groups, elements and spaces: in the order of the scenes, depth first. */
  readonly nodes: readonly DecodedNode[];
}

/** Reads a GLB through glTF-Transform: nothing of Plinth's own takes part. */
export async function decodeGlb(bytes: Uint8Array): Promise<DecodedGlb> {
  const document = await open(bytes);
  const { extras } = document.getRoot().getAsset() as { extras?: { origin?: number[] } };
  const origin = extras?.origin ?? [];
  const nodes: MutableNode[] = [];
  for (const scene of document.getRoot().listScenes()) {
    for (const root of scene.listChildren()) collect(root, [scene.getName()], undefined, nodes, origin);
  }
  return { document, origin, nodes };
}

/** The JSON chunk of a GLB (glTF 2.0, 4.4.3), as far as tests ask for it. */
export function jsonOf(bytes: Uint8Array): { extensionsUsed?: string[]; bufferViews?: { byteLength: number }[] } {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(12, true);
  return JSON.parse(Buffer.from(bytes.subarray(20, 20 + length)).toString('utf8'));
}

/** What the Khronos validator finds of severity error and warning. */
export async function validationIssues(bytes: Uint8Array): Promise<string[]> {
  const { issues } = await validateBytes(bytes, { maxIssues: 0 });
  return issues.messages.filter(({ severity }) => severity <= 1).map(({ code, pointer }) => `${code} at ${pointer}`);
}

/** The same GLB written again by glTF-Transform without compression, so that the validator sees the numbers. */
export async function decompress(bytes: Uint8Array): Promise<Uint8Array> {
  const document = await open(bytes);
  for (const extension of document.getRoot().listExtensionsUsed()) {
    if (extension instanceof EXTMeshoptCompression) extension.dispose();
  }
  return (await nodeIO()).writeBinary(document);
}

/** Least and greatest x, y, z: min first. Without Math, which is slow in the realm that jest makes for tests. */
export function boxOf(coordinates: ArrayLike<number>): number[] {
  const min = [Infinity, Infinity, Infinity];
  const max = [-Infinity, -Infinity, -Infinity];
  for (let at = 0; at < coordinates.length; at++) {
    const value = coordinates[at] ?? 0;
    const axis = at % 3;
    if (value < (min[axis] ?? 0)) min[axis] = value;
    if (value > (max[axis] ?? 0)) max[axis] = value;
  }
  return [...min, ...max];
}

type MutableNode = { -readonly [K in keyof DecodedNode]: DecodedNode[K] } & {
  triangles: number[];
  normals: number[];
  colors: (readonly number[])[];
};

async function nodeIO(): Promise<NodeIO> {
  await MeshoptDecoder.ready;
  return new NodeIO()
    .registerExtensions([EXTMeshoptCompression, KHRMeshQuantization])
    .registerDependencies({ 'meshopt.decoder': MeshoptDecoder });
}

async function open(bytes: Uint8Array): Promise<Document> {
  return (await nodeIO()).readBinary(bytes);
}

/** Nodes without extras belong to the nearest one above that has some. */
function collect(
  node: Node,
  path: readonly string[],
  owner: MutableNode | undefined,
  nodes: MutableNode[],
  origin: readonly number[],
): void {
  const { class: className, expressId, name } = node.getExtras();
  let current = owner;
  if (className !== undefined) {
    current = {
      globalId: node.getName(),
      class: className,
      expressId,
      name,
      path,
      triangles: [],
      normals: [],
      colors: [],
    };
    nodes.push(current);
  }
  const matrix = node.getWorldMatrix();
  for (const primitive of node.getMesh()?.listPrimitives() ?? []) {
    if (current === undefined) throw new Error(`A mesh belongs to no element: ${path.join(' / ')}`);
    addTriangles(primitive, matrix, origin, current);
  }
  for (const child of node.listChildren()) collect(child, [...path, node.getName()], current, nodes, origin);
}

function addTriangles(
  primitive: Primitive,
  matrix: readonly number[],
  [x0 = 0, y0 = 0, z0 = 0]: readonly number[],
  into: MutableNode,
): void {
  const indices = primitive.getIndices()?.getArray();
  const points = vectorsOf(primitive, 'POSITION', matrix, 1);
  const normals = vectorsOf(primitive, 'NORMAL', matrix, 0);
  if (points === undefined || indices === null || indices === undefined) throw new Error('No POSITION or no indices');
  into.colors.push(primitive.getMaterial()?.getBaseColorFactor() ?? []);
  for (const index of indices) {
    const [x = 0, y = 0, z = 0] = points[index] ?? [];
    into.triangles.push(x + x0, y + y0, z + z0);
    if (normals !== undefined) into.normals.push(...(normals[index] ?? []));
  }
}

/** The vectors of an attribute through a column-major matrix, with Z up instead of glTF's Y. */
function vectorsOf(primitive: Primitive, attribute: string, m: readonly number[], w: 0 | 1): number[][] | undefined {
  const accessor = primitive.getAttribute(attribute);
  if (accessor === null) return undefined;
  const through = ([x = 0, y = 0, z = 0]: readonly number[], row: number): number =>
    (m[row] ?? 0) * x + (m[row + 4] ?? 0) * y + (m[row + 8] ?? 0) * z + (m[row + 12] ?? 0) * w;
  return Array.from({ length: accessor.getCount() }, (_, at) => {
    const vector = accessor.getElement(at, []);
    return [through(vector, 0), -through(vector, 2), through(vector, 1)];
  });
}
