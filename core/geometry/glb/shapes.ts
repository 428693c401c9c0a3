import type { Mesh } from '../mesh.ts';
import type { Assembly, Part } from './assemblies.ts';
import { IDENTITY, isRotation, type Transform, ZERO } from './transform.ts';

/** Parts that become one glTF mesh. */
export interface Shape {
  /** Each with the place of its material among the shape's. */
  readonly parts: readonly Part[];
  /** By their numbers in the GLB, ascending. */
  readonly materials: readonly number[];
}

/** A shape in the frame of an assembly; the frame's linear part is a rotation. */
export interface Piece extends Transform {
  readonly shape: number;
}

export interface ShapeSplit {
  readonly shapes: readonly Shape[];
  /** For each assembly what it consists of: one piece as a rule. */
  readonly pieces: readonly (readonly Piece[])[];
}

/**
 * What things weigh in the GLB, measured over the public IFC corpus: a triangle with its share of vertices, a node
 * of its own with its place in `children`, and a glTF mesh with its accessors.
 */
const BYTES = { triangle: 3, node: 80, mesh: 250 } as const;

/** Metres from the first part of an assembly from where on a part is not merged: coordinates would lose precision. */
const FAR = 500;

/**
 * Merges the parts of each assembly into one shape, so that a product is one node and one mesh. A part stays a node
 * of its own where its mesh recurs so often, or is so large, that writing it out each time would cost more.
 */
export function splitIntoShapes(assemblies: readonly Assembly[], meshes: readonly Mesh[]): ShapeSplit {
  const uses = new Uint32Array(meshes.length);
  for (const assembly of assemblies) for (const { mesh } of assembly) uses[mesh] = (uses[mesh] ?? 0) + 1;

  const standsAlone = ({ mesh, linear, offset }: Part): boolean => {
    const count = uses[mesh] ?? 0;
    const triangles = (meshes[mesh]?.indices.length ?? 0) / 3;
    const isCheaper = (count - 1) * triangles * BYTES.triangle > count * BYTES.node + BYTES.mesh;
    return (isCheaper || Math.hypot(...offset) > FAR) && isRotation(linear);
  };

  const shapes: Shape[] = [];
  const single = new Map<string, number>();
  const singleShape = ({ mesh, material }: Part): number => {
    const key = `${mesh},${material}`;
    const number = single.get(key) ?? shapes.push(shapeOf([{ mesh, material, linear: IDENTITY, offset: ZERO }])) - 1;
    single.set(key, number);
    return number;
  };
  const pieces = assemblies.map((assembly) => {
    const [only] = assembly;
    if (assembly.length === 1 && only?.linear === IDENTITY) return [{ shape: singleShape(only), ...at(only) }];
    const alone = assembly.filter(standsAlone).map((part) => ({ shape: singleShape(part), ...at(part) }));
    const merged = assembly.filter((part) => !standsAlone(part));
    if (merged.length === 0) return alone;
    return [{ shape: shapes.push(shapeOf(merged)) - 1, linear: IDENTITY, offset: ZERO }, ...alone];
  });
  return { shapes, pieces };
}

function shapeOf(parts: readonly Part[]): Shape {
  const materials = [...new Set(parts.map(({ material }) => material))].sort((a, b) => a - b);
  const places = new Map(materials.map((material, place) => [material, place]));
  return { parts: parts.map((part) => ({ ...part, material: places.get(part.material) ?? 0 })), materials };
}

function at({ linear, offset }: Part): Transform {
  return { linear, offset };
}
