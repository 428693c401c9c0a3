/** What is backed up, by the ARNs of its parts. */
export interface BackedUp {
  /** @default the database is somebody else's, and so are its backups */
  readonly cluster?: string;
  readonly tables: readonly string[];
  readonly buckets: readonly string[];
  /** Name of the one of them that has the artifacts of models. */
  readonly artifactsBucket: string;
}
