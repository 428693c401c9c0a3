import type { EncodedShape } from './encode-shape.ts';
import type { Meshes } from './meshes.ts';
import { Orientation } from './orientation.ts';
import type { Shape, ShapeSplit } from './shapes.ts';
import { frameAt, type Standings } from './standings.ts';
import { type Linear, multiply, type Vector } from './transform.ts';

/** A shape that has its glTF mesh. */
export interface WrittenShape {
  /** Undefined where the shape has no triangles. */
  readonly mesh: number | undefined;
  /** The rotation that the mesh has already; its nodes have the rest. */
  readonly turn: Linear;
  /** Where the mesh's coordinates begin: metres, in the frame of the turned shape. */
  readonly corner: Vector;
  /** Metres from `corner` to the farthest vertex. */
  readonly reach: number;
  /** Triangles that were left out. */
  readonly degenerate: number;
}

/** Turns each shape as most products want it and writes it. */
export function writeShapes(
  { shapes, pieces }: ShapeSplit,
  standings: readonly Standings[],
  encode: (shape: Shape, turn: Linear) => EncodedShape,
  target: Meshes,
): readonly WrittenShape[] {
  const orientations = shapes.map(() => new Orientation());
  for (const stood of standings) {
    for (const [product, assembly] of stood.assemblies.entries()) {
      const frame = frameAt(stood, product);
      for (const { shape, linear } of pieces[assembly] ?? []) orientations[shape]?.add(multiply(frame.linear, linear));
    }
  }
  return shapes.map((shape, number) => {
    const turn = (orientations[number] ?? new Orientation()).turn;
    const { corner, reach, degenerate, primitives } = encode(shape, turn);
    return { mesh: target.add(primitives, shape.materials), turn, corner, reach, degenerate };
  });
}
