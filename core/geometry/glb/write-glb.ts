import { MeshoptEncoder } from 'meshoptimizer/encoder';
import type { Point3 } from '#core/model';
import type { Mesh } from '../mesh.ts';
import { Accessors } from './accessors.ts';
import { Assemblies } from './assemblies.ts';
import { container } from './container.ts';
import { documentOf } from './document.ts';
import { type EncodedShape, encodeShape } from './encode-shape.ts';
import { isFlat } from './flatness.ts';
import type { GlbModel } from './glb-model.ts';
import { originOf } from './grid.ts';
import { JsonBytes } from './json-bytes.ts';
import type { KnownShapes } from './known-shapes.ts';
import { Materials } from './materials.ts';
import { Meshes } from './meshes.ts';
import { writeNodes } from './nodes.ts';
import { type Shape, splitIntoShapes } from './shapes.ts';
import { Shows } from './shows.ts';
import type { Linear } from './transform.ts';
import { writeShapes } from './write-shapes.ts';

/** A GLB, complete. */
export interface Glb {
  readonly byteLength: number;
  /** The file's bytes in order, a megabyte at a time, each in memory of its own. */
  readonly chunks: readonly Uint8Array[];
  /** Where glTF's (0, 0, 0) lies in the model: metres, Z up. Also in `asset.extras.origin`. */
  readonly origin: Readonly<Point3>;
  /** glTF meshes, which products share. */
  readonly meshes: number;
  /** Triangles left out of all products together, since on the grid they have fallen to a line or a point. */
  readonly degenerateTriangles: number;
}

/*
 * Approaches tried. Bytes of the GLB in per cent of the IFC's, over the eight files above 500 kB of the public IFC
 * corpus: geometric mean / largest (ISSUE_021). Spaces are in.
 *
 *   as it is                                      6.7 / 19.3   Office_A (803 elements, 50k triangles): 50 to 85 ms CPU
 *   normals kept where they are flat             10.6 / 25.0   vertices do not weld across edges
 *   a node for each placement                     7.8 / 20.8
 *   every assembly merged, no piece on its own    6.6 / 19.3   AC20-FZK 3.2 instead of 2.7, infra-bridge 1.7 instead of 2.2
 *   no turn beforehand                            6.9 / 20.2   twice the rotations in nodes
 *   triangles as they come                        7.2 / 19.9   reordered for the vertex cache only: 6.8 / 19.4
 *   large meshes as plain floats                  6.8 / 19.6   instead of the EXPONENTIAL filter
 *   grid of 0.5 mm                                6.4 / 18.6   but 0.03 to 0.05 % of the surface then leans by more than
 *                                                              5 degrees, and 56,760 triangles of ISSUE_021 vanish (88)
 *   grid of 0.05 mm                               6.8 / 19.6
 *   boxes and prisms as unit meshes with a scale  0.24 smaller in the mean, Office_A 176 meshes instead of 492, but
 *                                                 ISSUE_021 larger, and nodes with non-uniform scales
 *
 * Where class, name and express id go (GlobalId is the node's name in all of them; without it all 4.5 / 11.2):
 *
 *   `extras` of each node                         6.7 / 19.3   any viewer shows them, any tool keeps them with the node
 *   columns in `extras` of the asset              5.8 / 15.5   rows by node number: wrong once a tool drops a node
 *   the same with a dictionary of names           5.7 / 14.6
 *   the same deflated in the BIN chunk            5.3 / 14.0   no viewer reads it
 *   EXT_structural_metadata                       5.8 / 15.4   belongs to feature ids of vertices, not to nodes, so
 *                                                              meshes could not be shared; three.js does not read it
 */

/**
 * Writes a model as binary glTF 2.0 with KHR_mesh_quantization and EXT_meshopt_compression. The same model gives the
 * same bytes. How a reader finds the elements: `writeNodes`; units and axes: `GRID_TO_GLTF`; colours: `Materials`.
 *
 * @param known shapes of the whole that the model is a part of, if it is.
 * @throws RangeError where numbers of meshes or groups do not fit the model, and above 4 GiB.
 */
export async function writeGlb(model: GlbModel, known?: KnownShapes): Promise<Glb> {
  await MeshoptEncoder.ready;
  const materials = new Materials();
  const assemblies = new Assemblies(materials);
  const standings = { elements: assemblies.add(model.elements), spaces: assemblies.add(model.spaces) };
  const all = [standings.elements, standings.spaces];
  const origin = model.whole?.origin ?? originOf([model.elements, model.spaces]);

  const split = splitIntoShapes(assemblies.list, model.meshes);
  const accessors = new Accessors();
  const meshes = new Meshes(accessors);
  const shows = new Shows(split, writeShapes(split, all, encoderOf(model, known), meshes), origin);

  const nodes = new JsonBytes();
  const elements = shows.of(model.elements, standings.elements);
  const spaces = shows.of(model.spaces, standings.spaces);
  const scenes = writeNodes(nodes, model.groups, elements, spaces);
  const { bin, ...views } = accessors.views.finish();
  const document = documentOf({
    origin,
    scenes,
    nodes,
    materials: materials.list,
    meshes: meshes.finish(),
    accessors: accessors.finish(),
    ...views,
  });
  const degenerateTriangles = shows.degenerateTriangles(all);
  return { ...container(document, bin), origin, meshes: meshes.count, degenerateTriangles };
}

function encoderOf({ meshes, whole }: GlbModel, known?: KnownShapes): (shape: Shape, turn: Linear) => EncodedShape {
  const flat = new Map<Mesh, boolean>();
  const isFlatMesh = (mesh: Mesh): boolean => {
    const isKnown = flat.get(mesh) ?? isFlat(mesh);
    flat.set(mesh, isKnown);
    return isKnown;
  };
  const encode = (shape: Shape, turn: Linear) => encodeShape(shape, turn, meshes, isFlatMesh);
  if (known === undefined || whole === undefined) return encode;
  return (shape, turn) => known.find(shape, turn, whole.meshes, () => encode(shape, turn));
}
