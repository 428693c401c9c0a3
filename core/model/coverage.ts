import * as z from 'zod';
import { StatedQuantities } from './stated-quantities.ts';

const Count = z.number().int().nonnegative();

/** Expected = produced + failed + empty, always. */
export const CoverageCounts = z.object({ expected: Count, produced: Count, failed: Count, empty: Count });
export type CoverageCounts = z.infer<typeof CoverageCounts>;

export const GeometryFailure = z.object({
  expressId: Count,
  globalId: z.string().nullable(),
  class: z.string(),
  name: z.string().nullable(),
  /** `geometry/<problem>`, stable: the diagnostic's code. */
  code: z.string(),
  reason: z.string(),
  /** A box is shown in its place. */
  placeholder: z.literal(true).optional(),
});
export type GeometryFailure = z.infer<typeof GeometryFailure>;

/** Products whose bodies are of one kind, by the way on which their shapes came. */
export const BodyCounts = z.object({
  /** Class of the first item of the body: `IfcExtrudedAreaSolid`; '' where there is none that can be read. */
  item: z.string(),
  /** Whether openings are cut out of them. */
  openings: z.boolean(),
  /** Made straight from the statements of the file, empty ones included. */
  direct: Count,
  /** Made by web-ifc, empty ones included. */
  webIfc: Count,
  /** Of those that either has tried. */
  failed: Count,
});
export type BodyCounts = z.infer<typeof BodyCounts>;

/**
 * `coverage.json`: what became of every product that has a body representation. Expected is counted from the
 * file alone, without the geometry engine. IfcOpeningElement is left out; IfcSpace is counted apart.
 */
export const Coverage = CoverageCounts.extend({
  spaces: CoverageCounts,
  byClass: z.record(z.string(), CoverageCounts),
  failures: z.array(GeometryFailure),
  /** Failed products in whose place a box is shown, by code. Left out where there are none. */
  placeholders: z.record(z.string(), Count).optional(),
  /** By what bodies are made of, the most frequent first. Left out where no shapes were tried. */
  bodies: z.array(BodyCounts).optional(),
  /**
   * Products that the direct path has left to another engine, by reason; all others it has made itself. Left out where
   * there are none.
   */
  declined: z.record(z.string(), Count).optional(),
  /** Volumes and areas as the file states them, beside what was measured. Left out where it states none. */
  quantities: StatedQuantities.optional(),
});
export type Coverage = z.infer<typeof Coverage>;
