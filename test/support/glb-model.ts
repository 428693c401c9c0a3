import type { Mesh, Placement } from '#core/geometry';
import { type ElementColumns, type GlbElement, type GlbModel, writeGlb } from '#core/geometry';

/** A model with its products one by one. */
export interface ListedModel extends Pick<GlbModel, 'meshes' | 'groups'> {
  readonly elements: readonly GlbElement[];
  readonly spaces: readonly GlbElement[];
}

/** The whole GLB of a model; what is not given is empty. */
export async function glbOf(model: Partial<ListedModel>): Promise<Uint8Array> {
  const { chunks } = await writeGlb(modelOf(model));
  return Buffer.concat(chunks);
}

export function modelOf({ meshes = [], groups = [], elements = [], spaces = [] }: Partial<ListedModel>): GlbModel {
  return { meshes, groups, elements: elementColumns(elements), spaces: elementColumns(spaces) };
}

function elementColumns(elements: readonly GlbElement[]): ElementColumns {
  const { length } = elements;
  const ends = new Uint32Array(length);
  let count = 0;
  for (let at = 0; at < length; at++) ends[at] = count += elements[at]?.placements.length ?? 0;
  const meshes = new Uint32Array(count);
  const colors = new Float64Array(4 * count);
  const matrices = new Float64Array(16 * count);
  for (let element = 0, at = 0; element < length; element++) {
    for (const { mesh, color, matrix } of elements[element]?.placements ?? []) {
      meshes[at] = mesh;
      for (let entry = 0; entry < 4; entry++) colors[4 * at + entry] = color[entry] ?? 0;
      for (let entry = 0; entry < 16; entry++) matrices[16 * at + entry] = matrix[entry] ?? 0;
      at++;
    }
  }
  return {
    count: elements.length,
    expressIds: Uint32Array.from(elements, ({ expressId }) => expressId),
    globalIds: elements.map(({ globalId }) => globalId),
    classes: elements.map((element) => element.class),
    names: elements.map(({ name }) => name),
    groups: Int32Array.from(elements, ({ group }) => group ?? -1),
    ends,
    meshes,
    colors,
    matrices,
    placeholders: new Map(
      elements.flatMap(({ placeholder }, at) => (placeholder === undefined ? [] : [[at, placeholder]])),
    ),
  };
}

/** A wall without a place; what matters to the test is given. */
export function elementOf(expressId: number, given: Partial<GlbElement> = {}): GlbElement {
  const globalId = `element${String(expressId).padStart(15, '0')}`;
  return { expressId, globalId, class: 'IfcWall', name: null, group: null, placements: [placed(0)], ...given };
}

export const GREY = [0.5, 0.5, 0.5, 1] as const;

export function placed(
  mesh: number,
  matrix: readonly number[] = at(0, 0, 0),
  color: Placement['color'] = GREY,
): Placement {
  return { mesh, color, matrix: Float64Array.from(matrix) };
}

/** Moved to x, y, z; `linear` is column-major 3 x 3. */
export function at(x: number, y: number, z: number, linear: readonly number[] = [1, 0, 0, 0, 1, 0, 0, 0, 1]): number[] {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0] = linear;
  return [a, b, c, 0, d, e, f, 0, g, h, i, 0, x, y, z, 1];
}

/** Turned about the Z axis by an angle in degrees. */
export function turnedBy(degrees: number): number[] {
  const angle = (degrees / 180) * Math.PI;
  return [Math.cos(angle), Math.sin(angle), 0, -Math.sin(angle), Math.cos(angle), 0, 0, 0, 1];
}

/** A box from (0, 0, 0) to (x, y, z) as engines make them: four vertices and two triangles per face, flat normals. */
export function boxMesh(x: number, y: number, z: number): Mesh {
  const positions: number[] = [];
  const normals: number[] = [];
  const indices: number[] = [];
  for (const axis of [0, 1, 2]) {
    for (const side of [0, 1]) {
      const first = positions.length / 3;
      for (const [u, v] of [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
      ] as const) {
        // biome-ignore format: a table
        const corner = [side, u, v];
        const turned = [0, 1, 2].map((to) => corner[(to - axis + 3) % 3] ?? 0);
        positions.push((turned[0] ?? 0) * x, (turned[1] ?? 0) * y, (turned[2] ?? 0) * z);
        normals.push(...[0, 1, 2].map((to) => (to === axis ? 2 * side - 1 : 0)));
      }
      const [b, d] = side === 1 ? [1, 3] : [3, 1];
      indices.push(first, first + b, first + 2, first, first + 2, first + d);
    }
  }
  return meshOf(positions, normals, indices);
}

/** A sphere about (0, 0, 0) with smooth normals. */
export function sphereMesh(radius: number, rings: number, segments: number): Mesh {
  const normals: number[] = [];
  const indices: number[] = [];
  for (let ring = 0; ring <= rings; ring++) {
    for (let segment = 0; segment <= segments; segment++) {
      const polar = (Math.PI * ring) / rings;
      const azimuth = (2 * Math.PI * segment) / segments;
      normals.push(Math.sin(polar) * Math.cos(azimuth), Math.sin(polar) * Math.sin(azimuth), Math.cos(polar));
      if (ring === rings || segment === segments) continue;
      const here = ring * (segments + 1) + segment;
      const below = here + segments + 1;
      if (ring > 0) indices.push(here, below, here + 1);
      if (ring < rings - 1) indices.push(here + 1, below, below + 1);
    }
  }
  return meshOf(
    normals.map((value) => value * radius),
    normals,
    indices,
  );
}

/** So many triangles beside each other that share no vertex, with flat normals. */
export function scatteredMesh(count: number): Mesh {
  const columns = 200;
  const triangles = Array.from({ length: count }, (_, number) => {
    const [x, y] = [(number % columns) / 10, Math.floor(number / columns) / 10];
    return [x, y, 0, x + 0.05, y, 0, x, y + 0.05, 0];
  });
  return heapMesh(triangles);
}

/** A heap of triangles with flat normals. */
export function heapMesh(triangles: readonly (readonly number[])[]): Mesh {
  const normals = triangles.flatMap((triangle) => {
    const normal = faceNormal(triangle);
    return [...normal, ...normal, ...normal];
  });
  return meshOf(
    triangles.flat(),
    normals,
    triangles.flatMap((_, at) => [3 * at, 3 * at + 1, 3 * at + 2]),
  );
}

/**
 * All corners of an element's triangles in model coordinates, worked out the plain way; counter-clockwise seen from
 * outside, so what is mirrored is wound the other way round.
 */
export function expectedTriangles(meshes: readonly Mesh[], placements: readonly Placement[]): number[] {
  const triangles: number[] = [];
  for (const { mesh, matrix } of placements) {
    const { positions = new Float32Array(), indices = new Uint32Array() } = meshes[mesh] ?? {};
    const points = transformed(positions, matrix);
    const linear = [0, 1, 2, 4, 5, 6, 8, 9, 10].map((entry) => matrix[entry] ?? 0);
    const [second, third] = determinant(linear) < 0 ? [2, 1] : [1, 2];
    for (let first = 0; first < indices.length; first += 3) {
      for (const corner of [first, first + second, first + third]) {
        const point = 3 * (indices[corner] ?? 0);
        triangles.push(points[point] ?? 0, points[point + 1] ?? 0, points[point + 2] ?? 0);
      }
    }
  }
  return triangles;
}

/** Points x, y, z through a column-major 4 x 4 matrix. */
function transformed(points: Float32Array, m: Float64Array): Float64Array {
  return Float64Array.from(points, (_, at) => {
    const row = at % 3;
    const [x = 0, y = 0, z = 0] = [points[at - row], points[at - row + 1], points[at - row + 2]];
    return (m[row] ?? 0) * x + (m[row + 4] ?? 0) * y + (m[row + 8] ?? 0) * z + (m[row + 12] ?? 0);
  });
}

/** Of a column-major 3 x 3 matrix. */
export function determinant([
  a = 0,
  b = 0,
  c = 0,
  d = 0,
  e = 0,
  f = 0,
  g = 0,
  h = 0,
  i = 0,
]: readonly number[]): number {
  return a * (e * i - f * h) - d * (b * i - c * h) + g * (b * f - c * e);
}

function meshOf(positions: readonly number[], normals: readonly number[], indices: readonly number[]): Mesh {
  return {
    positions: Float32Array.from(positions),
    normals: Float32Array.from(normals),
    indices: Uint32Array.from(indices),
  };
}

function faceNormal([
  ax = 0,
  ay = 0,
  az = 0,
  bx = 0,
  by = 0,
  bz = 0,
  cx = 0,
  cy = 0,
  cz = 0,
]: readonly number[]): number[] {
  const [ux, uy, uz, vx, vy, vz] = [bx - ax, by - ay, bz - az, cx - ax, cy - ay, cz - az];
  const normal = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
  const length = Math.hypot(...normal);
  return length === 0 ? [0, 0, 1] : normal.map((value) => value / length);
}
