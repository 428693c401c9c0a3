import type { Manifold, ManifoldToplevel } from 'manifold-3d';
import start from 'manifold-3d';

/** manifold-3d as an oracle: what bodies measure that are made of prisms and planes. */
export async function openManifold(): Promise<ManifoldToplevel> {
  const library = await start();
  library.setup();
  return library;
}

/** Volume and surface. */
export const measuresOf = (body: Manifold): { volume: number; area: number } => ({
  volume: body.volume(),
  area: body.surfaceArea(),
});

/** Share by which a tool grows: more than double precision loses, and less than is compared. */
const HAIR = 3e-7;

/** How much larger the second body has to be. */
const growth = { UNION: HAIR, INTERSECTION: -HAIR, DIFFERENCE: HAIR };
const operations = { UNION: 'union', INTERSECTION: 'intersection', DIFFERENCE: 'difference' } as const;

/**
 * Bodies put together without films: where faces of one lie in those of another, exact arithmetic leaves surfaces back
 * to back with nothing between them, which bodies that are larger or smaller by a hair do not.
 */
export function combined(
  { Manifold }: ManifoldToplevel,
  operator: keyof typeof growth,
  [body, ...tools]: readonly Manifold[],
): Manifold {
  if (body === undefined) throw new Error('There is no body.');
  return Manifold[operations[operator]]([body, ...tools.map((tool) => scaled(tool, 1 + growth[operator]))]);
}

/** What of a body lies towards the normal of a plane, which is moved by a hair for the same reason. */
export function beyondPlane(body: Manifold, [x, y, z]: Point, normal: Point): Manifold {
  const offset = x * normal[0] + y * normal[1] + z * normal[2];
  return body.trimByPlane([...normal], offset + HAIR);
}

type Point = readonly [number, number, number];

/** About the middle of its box. */
function scaled(body: Manifold, factor: number): Manifold {
  const { min, max } = body.boundingBox();
  const [x, y, z] = [(min[0] + max[0]) / 2, (min[1] + max[1]) / 2, (min[2] + max[2]) / 2];
  return body.translate(-x, -y, -z).scale(factor).translate(x, y, z);
}
