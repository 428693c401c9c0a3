import type { z } from 'zod';
import { ComputedValues } from '#core/caching';
import type { ModelRepository } from '#core/ports';
import type { Answer } from './api-function.ts';
import type { CacheAccess, DatabaseAccess } from './environment.ts';
import { countingCache, failuresTo, functionCache, withCache } from './function-cache.ts';
import { functionDatabase, modelsIn, whenAwake } from './function-database.ts';
import type { Observability } from './observability.ts';

/** What a function needs that asks the database about models. */
export interface ModelReads {
  readonly models: ModelRepository;
  /** To be done round its answers: the database is waited for, the use of the cache counted. */
  readonly around: (answer: Answer) => Answer;
}

/** Models in the database and the cache that the variables of a function name. */
export function modelReads(
  tools: Observability,
  environment: z.output<typeof DatabaseAccess> & z.output<typeof CacheAccess>,
): ModelReads {
  const database = functionDatabase(environment);
  const cache = functionCache(environment, failuresTo(tools));
  const values = cache && new ComputedValues(cache);
  return {
    models: withCache(modelsIn(database), values),
    around: (answer) => whenAwake(values === undefined ? answer : countingCache(answer, tools, values), database),
  };
}
