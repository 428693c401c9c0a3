import * as z from 'zod';

const Count = z.number().int().nonnegative();

/** How far measured values of one quantity are from what the file states. */
export const QuantityAgreement = z.object({
  compared: Count,
  /** Of those: at most 1 % away. */
  within: Count,
  /** The greatest `deviation`, with its sign. */
  worst: z.number(),
});
export type QuantityAgreement = z.infer<typeof QuantityAgreement>;

/** One stated quantity beside what its mesh measures; cubic metres or square metres. */
export const QuantityDeviation = z.object({
  expressId: Count,
  globalId: z.string().nullable(),
  class: z.string(),
  name: z.string().nullable(),
  /** `NetVolume`, `NetSideArea`, ... */
  quantity: z.string(),
  unit: z.enum(['m²', 'm³']),
  stated: z.number(),
  measured: z.number(),
  /** (measured - stated) / stated; where zero is stated, 1 unless zero is measured. */
  deviation: z.number(),
});
export type QuantityDeviation = z.infer<typeof QuantityDeviation>;

/**
 * What a file states in its base quantities (IfcElementQuantity named `BaseQuantities` or `Qto_...BaseQuantities`), beside
 * what the meshes measure. Net quantities are those with openings cut out, as the meshes have them; gross ones are
 * compared where an element has no openings.
 */
export const StatedQuantities = z.object({
  compared: Count,
  within: Count,
  /** By class and quantity. */
  byClass: z.record(z.string(), z.record(z.string(), QuantityAgreement)),
  /** Stated volumes and areas that were not compared, by reason. */
  leftOut: z.record(z.string(), Count),
  /** Those more than 1 % away, the worst first; at most 100. */
  deviations: z.array(QuantityDeviation),
});
export type StatedQuantities = z.infer<typeof StatedQuantities>;
