import type { SteadyPool } from '../restarts.ts';
import type { PostgisSchema } from '../server-check.ts';

/** What the model queries need of the database. */
export interface ModelDatabase {
  /** For loading: no time limit. */
  readonly writes: SteadyPool;
  /** For questions: a statement that takes too long is given up. */
  readonly reads: SteadyPool;
  readonly postgis: PostgisSchema;
  readonly isEmbedded: boolean;
}
