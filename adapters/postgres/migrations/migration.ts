import type { PostgisSchema } from '../server-check.ts';

/** What the SQL of a migration depends on. */
export interface MigrationContext {
  readonly postgis: PostgisSchema;
  readonly isEmbedded: boolean;
}

export interface Migration {
  /** Stays as it is for ever: the database remembers which ones it has seen. */
  readonly name: string;
  up(context: MigrationContext): string;
}
