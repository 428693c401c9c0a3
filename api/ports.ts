import type { Vitals } from '#core/health';
import type { ObjectKey } from '#core/model';
import type {
  ApiKeys,
  AuditLog,
  FeatureFlags,
  JobChanges,
  JobQueue,
  JobRepository,
  KeptAnswers,
  ModelRepository,
  ObjectReader,
  UploadStore,
} from '#core/ports';

/** What the route functions ask of the world. */
export interface ApiPorts {
  readonly jobs: JobRepository;
  readonly jobChanges: JobChanges;
  readonly queue: JobQueue;
  readonly models: ModelRepository;
  readonly uploads: UploadStore;
  readonly artifacts: ObjectReader;
  /**
   * An address at which an artifact can be read past the API, good for a while for whoever has it; null where the API
   * gives artifacts itself, however large.
   */
  readonly artifactUrl: ((key: ObjectKey, mediaType: string) => Promise<URL>) | null;
  readonly keptAnswers: KeptAnswers;
  readonly features: FeatureFlags;
  readonly apiKeys: ApiKeys;
  readonly auditLog: Pick<AuditLog, 'list'>;
  /** How the product is. */
  readonly vitals: Vitals;
  readonly now: () => Date;
  /** A new UUID. */
  readonly newId: () => string;
}
