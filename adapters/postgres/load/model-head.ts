import * as z from 'zod';
import { CoverageCounts, ModelMetadata } from '#core/model';

const Count = z.number().int().nonnegative();

/** What of `model.json` the rows need. */
export const ModelHead = z.object({
  contentId: z.string().min(1),
  engine: z.string(),
  source: z.object({ bytes: Count, sha256: z.string() }),
  coverage: CoverageCounts,
  artifacts: z.array(z.object({ name: z.string(), bytes: Count })),
  ...ModelMetadata.pick({ schema: true, project: true, counts: true, units: true, georeference: true }).shape,
});
export type ModelHead = z.infer<typeof ModelHead>;
