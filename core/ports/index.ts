export type { Accounts, ApiKeys, AuditLog, AuditRetention, RateLimits, TokenRefusal, TokenVerifier } from './access.ts';
export type { Cache } from './cache.ts';
export type { FeatureFlags } from './features.ts';
export type { ByteSource, Digest, ObjectReader, ObjectStore, ObjectWriter } from './files.ts';
export type { JobChanges, JobInbox, JobQueue, JobRef, ReceivedJob } from './job-queue.ts';
export type { JobPlace, JobRepository, JobStatistics, JobsAlike } from './jobs.ts';
export type { KeptAnswers, KeptOutcome } from './kept-answers.ts';
export type {
  ArtifactReader,
  LoadedArtifact,
  ModelRepository,
  NewVersion,
  SaveOptions,
  UnusedContents,
} from './models.ts';
export type { SqlQueries } from './sql.ts';
export type { AllowedUpload, UploadOperation, UploadStore } from './uploads.ts';
