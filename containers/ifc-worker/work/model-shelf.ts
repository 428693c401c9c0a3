import { type Database, PostgresModelRepository } from '#adapters/postgres';
import type { ModelRepository } from '#core/ports';
import type { ModelShelf } from './job-run.ts';

/** Opens the database when it is first asked for, and again after it could not be opened. */
export class LazyModelShelf {
  readonly #open: () => Promise<Database>;
  #opening: Promise<ModelShelf> | undefined;
  #database: Database | undefined;

  constructor(open: () => Promise<Database>) {
    this.#open = open;
  }

  get(): Promise<ModelShelf> {
    this.#opening ??= this.#connect();
    return this.#opening;
  }

  /** A database that is still being opened is not waited for. */
  async close(): Promise<void> {
    await this.#database?.close();
  }

  async #connect(): Promise<ModelShelf> {
    try {
      this.#database = await this.#open();
      return shelfOf(new PostgresModelRepository(this.#database));
    } catch (error) {
      this.#opening = undefined;
      throw error;
    }
  }
}

function shelfOf(models: ModelRepository): ModelShelf {
  return {
    saveVersion: (scope, version, artifacts, options) => models.saveVersion(scope, version, artifacts, options),
    takeBack: (job) => models.deleteVersion(job, job.id), // the version has the job's id
  };
}
