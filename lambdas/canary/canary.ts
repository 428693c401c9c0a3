import { type ApiClient, uploadFile } from '#api/client';
import { ClassCounts, ElementList, type Job, ModelList } from '#api/contracts';
import type { Observability } from '../shared/observability.ts';
import { observedFunction } from '../shared/observed-function.ts';
import { canaryMetrics } from './metric-names.ts';
import type { Workers } from './sleeping-worker.ts';

/** The product, as a customer has it for the time of one run. */
export interface Visit {
  readonly client: ApiClient;
  /** Removes a model of the canary's. */
  readonly remove: (modelId: string) => Promise<void>;
  /** The key is no longer good for anything. */
  readonly leave: () => Promise<void>;
}

export interface CanarySources {
  readonly file: () => Promise<File>;
  readonly enter: () => Promise<Visit>;
  readonly workers: Workers;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
  /** Milliseconds that a conversion may take, a worker's waking included. */
  readonly patience: number;
}

/** What the example model has: a query that finds nothing has not worked. */
const WANTED_CLASS = 'IfcWall';

/**
 * Uploads the example model, waits until it is converted, asks for its elements, and removes it, with whatever an earlier run
 * has left. A worker that was woken for it alone goes to sleep again at once. What fails is counted and logged, and is no failure of the function: Lambda would only try it again.
 */
export function canary(tools: Observability, { file, enter, workers, now, patience }: CanarySources) {
  const { logger, metrics } = tools;

  async function timed<T>(step: Exclude<keyof typeof canaryMetrics, 'success'>, work: () => Promise<T>): Promise<T> {
    const began = now();
    logger.appendKeys({ step });
    const result = await work();
    metrics.addMetric(canaryMetrics[step], 'Seconds', (now() - began) / 1000);
    return result;
  }

  async function visit({ client, remove }: Visit): Promise<void> {
    const cleanUp = () => timed('cleanUp', () => removeAll(client, remove));
    try {
      const job = await timed('upload', async () => uploadFile(client, await file()));
      const { modelId } = await timed('convert', () => converted(client, job, AbortSignal.timeout(patience)));
      await timed('query', () => query(client, modelId));
    } catch (error) {
      // What has failed is the news, and not that it could not be tidied up either.
      await cleanUp().catch((reason: unknown) => logger.warn('The canary leaves something behind.', String(reason)));
      throw error;
    }
    await cleanUp();
  }

  async function run(): Promise<void> {
    const areAsleep = await workers.areAsleep().catch((reason: unknown) => {
      logger.warn('The canary does not know whether the workers sleep.', String(reason));
      return false;
    });
    const found = await enter();
    try {
      await visit(found);
    } finally {
      await found.leave();
      // Awake for longer it costs money, and the canary has worked all the same.
      if (areAsleep) {
        await workers
          .putToSleep()
          .catch((reason: unknown) => logger.warn('The canary leaves a worker awake.', String(reason)));
      }
    }
  }

  return observedFunction(tools, async (_event: unknown) => {
    let isWell = false;
    try {
      await run();
      isWell = true;
    } catch (error) {
      logger.error('The canary could not do what customers do.', error instanceof Error ? error : String(error));
    }
    metrics.addMetric(canaryMetrics.success, 'Count', isWell ? 1 : 0);
    return { isWell };
  });
}

async function converted(client: ApiClient, { id }: Job, signal: AbortSignal): Promise<{ readonly modelId: string }> {
  let last: Job | undefined;
  for await (const job of client.follow(id, signal)) last = job;
  if (last?.state === 'succeeded') return { modelId: last.modelId };
  throw new Error(`The job ${id} has ended as ${last?.state}: ${last?.error?.code ?? 'no reason is known'}.`);
}

/** One answer out of an artifact, and one out of the database. */
async function query(client: ApiClient, modelId: string): Promise<void> {
  const { classes } = await client.get(`/v1/models/${modelId}/classes`, ClassCounts);
  if (classes.length === 0) throw new Error(`The model ${modelId} has no classes.`);
  const { elements } = await client.get(`/v1/models/${modelId}/elements?class=${WANTED_CLASS}&limit=5`, ElementList);
  if (elements.length === 0) throw new Error(`The model ${modelId} has no ${WANTED_CLASS}.`);
}

async function removeAll(client: ApiClient, remove: Visit['remove']): Promise<void> {
  const { models } = await client.get('/v1/models', ModelList);
  for (const { modelId } of models) await remove(modelId);
}
