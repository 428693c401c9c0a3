import * as z from 'zod';
import { CoverageCounts, ModelMetadata } from '#core/model';
import { Artifact } from './artifacts.ts';
import { GeometrySummary } from './summarise-geometry.ts';

/**
 * `model.json`: what the model is, and which artifacts belong to it. It is written last, so a model whose `model.json`
 * is there is complete. Nothing in it depends on when or where the file was processed.
 */
export const ModelDocument = z.object({
  format: z.literal('plinth-model'),
  formatVersion: z.literal(1),
  /** Names the artifacts: the same file by the same engine has the same id. */
  contentId: z.string(),
  engine: z.string(),
  source: z.object({ bytes: z.number().int().nonnegative(), sha256: z.string() }),
  ...ModelMetadata.shape,
  coverage: z.object({ ...CoverageCounts.shape, spaces: CoverageCounts }),
  geometry: GeometrySummary,
  artifacts: z.array(Artifact),
});
export type ModelDocument = z.infer<typeof ModelDocument>;
