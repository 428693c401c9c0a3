import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { captureLambdaHandler } from '@aws-lambda-powertools/tracer/middleware';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import type { Observability } from './observability.ts';

/**
 * A Lambda handler that is traced, whose log lines carry the request, whose metrics are written at the end, and whose
 * errors are logged before Lambda gets them. What it answers is not traced: it may hold signed URLs.
 */
export function observedFunction<Event, Result>(
  { logger, metrics, tracer }: Observability,
  handle: (event: Event, context: Context) => Promise<Result>,
): (event: Event, context: Context) => Promise<Result> {
  // Not Powertools' own middleware, which warns of every invocation that has nothing to count.
  const publish = () => {
    if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
  };
  return middy<Event, Result>()
    .use(captureLambdaHandler(tracer, { captureResponse: false }))
    .use(injectLambdaContext(logger, { resetKeys: true, flushBufferOnUncaughtError: true }))
    .before(({ context }) => metrics.captureColdStartMetric(context.functionName))
    .after(publish)
    .onError(publish)
    .handler(handle);
}
