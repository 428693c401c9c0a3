export { artifactJsonSchema, artifactSchemas } from './artifact-schemas.ts';
export { Artifact, type ArtifactName, ArtifactWriter, artifactNames } from './artifacts.ts';
export { type CollectedGeometry, collectGeometry } from './collect-geometry.ts';
export { countCoverage } from './count-coverage.ts';
export { ModelDocument } from './model-document.ts';
export { type ProcessedModel, type ProcessRequest, processModel } from './process-model.ts';
export { type Progress, Stage, type StageName } from './progress.ts';
export { GeometrySummary } from './summarise-geometry.ts';
