import { facedPlane, newellNormal } from '../faced-plane.ts';
import type { Vector } from '../frame.ts';
import { isInside } from '../plane/area.ts';
import type { Ring } from '../ring.ts';

/**
 * Faces from loops in one plane: those that run counter-clockwise seen against the normal are outer ones, each with the
 * holes that lie in it.
 *
 * @param loops x, y, z in turn; no two of them cross. @returns per face its loops, the outer one first.
 */
export function facesOfLoops(loops: readonly number[][], normal: Vector): number[][][] {
  const { u, v } = facedPlane(...normal);
  const isOuter = (loop: readonly number[]) => {
    const [x, y, z] = newellNormal(loop);
    return x * normal[0] + y * normal[1] + z * normal[2] > 0;
  };
  const seen = loops.map((loop) => ({ loop, ring: flat(loop, u, v), isOuter: isOuter(loop) }));
  const faces = seen.filter((one) => one.isOuter).map(({ loop, ring }) => ({ ring, loops: [loop] }));
  for (const { loop, ring } of seen.filter((one) => !one.isOuter)) {
    // The middle of an edge lies on no other loop.
    const x = ((ring[0] ?? 0) + (ring[2] ?? 0)) / 2;
    const y = ((ring[1] ?? 0) + (ring[3] ?? 0)) / 2;
    faces.find((face) => isInside(face.ring, x, y))?.loops.push(loop);
  }
  return faces.map((face) => face.loops);
}

/** Two of the three coordinates. */
function flat(loop: readonly number[], u: number, v: number): Ring {
  const ring: number[] = [];
  for (let at = 0; at < loop.length; at += 3) ring.push(loop[at + u] ?? 0, loop[at + v] ?? 0);
  return ring;
}
