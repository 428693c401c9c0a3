export { type Tiling, tiling } from '#core/geometry';
export { artifactJsonSchema, artifactSchemas } from './artifact-schemas.ts';
export {
  Artifact,
  type ArtifactName,
  ArtifactWriter,
  artifactNames,
  compressedName,
  isArtifactName,
  tilesetName,
} from './artifacts.ts';
export { compareQuantities, type QuantitySources } from './compare-quantities.ts';
export { contentIdOf } from './content-id.ts';
export { countCoverage } from './count-coverage.ts';
export { engineVersion } from './engine-version.ts';
export { type GeometryBudgets, usualBudgets } from './geometry-budgets.ts';
export type { CollectedGeometry } from './geometry-feed.ts';
export { ModelDocument } from './model-document.ts';
export { orderOfShapes } from './order-of-shapes.ts';
export { type ProcessedModel, type ProcessRequest, processModel } from './process-model.ts';
export { type Progress, Stage, type StageName } from './progress.ts';
export { type StoredArtifacts, storedModel } from './stored-model.ts';
export { storedReport, strictRejection } from './strict-validation.ts';
export { GeometrySummary } from './summarise-geometry.ts';
