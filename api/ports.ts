import type { JobChanges, JobQueue, JobRepository, ModelRepository, ObjectReader, UploadStore } from '#core/ports';

/** What the route functions ask of the world. */
export interface ApiPorts {
  readonly jobs: JobRepository;
  readonly jobChanges: JobChanges;
  readonly queue: JobQueue;
  readonly models: ModelRepository;
  readonly uploads: UploadStore;
  readonly artifacts: ObjectReader;
  /** Whether everything that routes need can be used now; `detail` says what is missing. */
  readonly readiness: () => Promise<{ readonly isReady: boolean; readonly detail: string }>;
  readonly now: () => Date;
  /** A new UUID. */
  readonly newId: () => string;
}
