import * as z from 'zod';

const ExpressId = z.number().int().nonnegative();
const Text = z.string().nullable();

/** IfcClassification: a classification system. */
export const ClassificationSystem = z.object({
  expressId: ExpressId,
  name: Text,
  edition: Text,
  /** Who publishes it. */
  source: Text,
});
export type ClassificationSystem = z.infer<typeof ClassificationSystem>;

/** One step of the way from the system to the reference; `identification` is IFC2X3's ItemReference. */
export const ClassificationStep = z.object({ expressId: ExpressId, identification: Text, name: Text });
export type ClassificationStep = z.infer<typeof ClassificationStep>;

/** IfcClassificationReference, an IfcClassification assigned as a whole, or IFC2X3's IfcClassificationNotation. */
export const Classification = z.object({
  source: z.enum(['occurrence', 'type']),
  expressId: ExpressId,
  class: z.string(),
  identification: Text,
  name: Text,
  location: Text,
  /** From the system down to this reference, which is the last step. */
  path: z.array(ClassificationStep),
  system: ClassificationSystem.nullable(),
});
export type Classification = z.infer<typeof Classification>;
