import type { z } from 'zod';
import { Database, PostgresModelRepository } from '#adapters/postgres';
import type { ModelRepository } from '#core/ports';
import type { Answer } from './api-function.ts';
import { databaseLocation } from './database-location.ts';
import type { DatabaseAccess } from './environment.ts';
import { problemAnswer } from './problem-answer.ts';

/** A function answers one request at a time; a few queries of it may run side by side. */
const MOST_CONNECTIONS = 2;
/** API Gateway gives up after 29 seconds; a database that has slept for long may take longer to wake. */
const WAKING_MS = 20_000;
const RETRY_SECONDS = 10;

/** The database of a function: opened when it is first needed, and again after it could not be opened. */
export class FunctionDatabase {
  readonly #open: () => Promise<Database>;
  #opening: Promise<Database> | undefined;

  constructor(open: () => Promise<Database>) {
    this.#open = open;
  }

  get(): Promise<Database> {
    this.#opening ??= this.#open().catch((error: unknown) => {
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }
}

/** The database, as the variables of a function name it. */
export function functionDatabase(environment: z.output<typeof DatabaseAccess>): FunctionDatabase {
  const wanted = { schema: 'expect', mostConnections: MOST_CONNECTIONS } as const;
  return new FunctionDatabase(async () => Database.open(databaseLocation(environment, wanted)));
}

/** Answers when the database is open, or that it is waking: opening goes on meanwhile. */
export function whenAwake(answer: Answer, database: Pick<FunctionDatabase, 'get'>, milliseconds = WAKING_MS): Answer {
  return async (request, context, caller) => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), milliseconds);
    });
    try {
      if ((await Promise.race([database.get(), late])) !== 'late') return answer(request, context, caller);
    } finally {
      clearTimeout(timer);
    }
    const headers = { 'retry-after': String(RETRY_SECONDS) };
    return problemAnswer('server/starting', 'The database is waking up. Ask again in a moment.', request, headers);
  };
}

/** The models of a database that is opened with the first question. */
export function modelsIn(database: Pick<FunctionDatabase, 'get'>): ModelRepository {
  let opened: Promise<ModelRepository> | undefined;
  const models = () => {
    opened ??= database.get().then(
      (open) => new PostgresModelRepository(open),
      (error: unknown) => {
        opened = undefined;
        throw error;
      },
    );
    return opened;
  };
  return {
    saveVersion: async (...given) => (await models()).saveVersion(...given),
    listModels: async (...given) => (await models()).listModels(...given),
    getModel: async (...given) => (await models()).getModel(...given),
    versions: async (...given) => (await models()).versions(...given),
    deleteModel: async (...given) => (await models()).deleteModel(...given),
    deleteVersion: async (...given) => (await models()).deleteVersion(...given),
    unusedContents: async (...given) => (await models()).unusedContents(...given),
    classCounts: async (...given) => (await models()).classCounts(...given),
    elements: async (...given) => (await models()).elements(...given),
    element: async (...given) => (await models()).element(...given),
    findNear: async (...given) => (await models()).findNear(...given),
    removeAbandoned: async (...given) => (await models()).removeAbandoned(...given),
  };
}
