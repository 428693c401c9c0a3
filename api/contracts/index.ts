export {
  Coverage,
  DiagnosticReport,
  ElementDetails,
  Job,
  JobError,
  JobStage,
  JobState,
  ModelSummary,
  ModelVersion,
  SpatialQuery,
  SpatialTree,
} from '#core/model';
export * from './access.ts';
export * from './artifacts.ts';
export * from './health.ts';
export * from './jobs.ts';
export * from './models.ts';
export * from './page-settings.ts';
export * from './paging.ts';
export * from './problem.ts';
export * from './uploads.ts';
