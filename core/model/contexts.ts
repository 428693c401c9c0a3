import * as z from 'zod';
import { Matrix4 } from './geometry.ts';

/** Where north is, in the X-Y plane of the model. */
export const TrueNorth = z.object({
  /** Unit vector that points to true north. */
  direction: z.tuple([z.number(), z.number()]),
  /** From the +Y axis to true north, clockwise seen from above, in (-180, 180]. */
  degreesClockwiseFromY: z.number(),
});
export type TrueNorth = z.infer<typeof TrueNorth>;

/** An IfcGeometricRepresentationContext or one of its subcontexts, which take from their parent what they lack. */
export const RepresentationContext = z.object({
  expressId: z.number().int().nonnegative(),
  /** The parent's express id; null for a context of its own. */
  parent: z.number().int().nonnegative().nullable(),
  /** ContextIdentifier: `Body`, `Axis`, `FootPrint`; null where not given. */
  identifier: z.string().nullable(),
  /** ContextType: `Model`, `Plan`. */
  type: z.string().nullable(),
  dimension: z.number().nullable(),
  /** Points closer than this are the same, in metres. */
  precision: z.number().nullable(),
  targetView: z.string().nullable(),
  targetScale: z.number().nullable(),
  /** In metres; null where it cannot be read. */
  worldCoordinateSystem: Matrix4.nullable(),
  trueNorth: TrueNorth.nullable(),
});
export type RepresentationContext = z.infer<typeof RepresentationContext>;
