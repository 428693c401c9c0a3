import type { Configuration } from './configuration/index.ts';

/** How the server is to run. */
export interface ServerSettings {
  /** Holds everything that has to survive: uploads, models, the database. */
  readonly dataFolder: string;
  /** The address to listen on. */
  readonly host: string;
  /** Host names under which others know it; a proxy may stand before it. */
  readonly names: readonly string[];
  /** 0: any that is free. */
  readonly port: number;
  /**
   * Whoever reaches the server is its owner; only where the address is this machine's own and it has no other name.
   * Otherwise one has to sign in.
   */
  readonly isOpen: boolean;
  /** A PostgreSQL server; undefined: a database of our own in the data folder. */
  readonly databaseUrl: string | undefined;
  /** Files that are converted at once. */
  readonly concurrency: number;
  /** Of one uploaded file. */
  readonly uploadBytes: number;
  readonly configuration: Configuration;
  /** Where the bundles of worker processes and threads, and the web app, are. */
  readonly distFolder: URL;
  /** What happens, for people. */
  readonly log: (line: string) => void;
}
