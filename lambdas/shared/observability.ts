import { Logger } from '@aws-lambda-powertools/logger';
import type { Metrics } from '@aws-lambda-powertools/metrics';
import { Tracer } from '@aws-lambda-powertools/tracer';
import { ownMetrics } from './own-metrics.ts';
import { redact } from './redaction.ts';

/** How a function tells what it does: structured log lines, metrics in the embedded format, X-Ray traces. */
export interface Observability {
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly tracer: Tracer;
}

/** @param service the function's name: a field of its log lines and the dimension of its metrics. */
export function observability(service: string): Observability {
  return {
    logger: new Logger({ serviceName: service, jsonReplacerFn: redact }),
    metrics: ownMetrics(service),
    // The clients are traced one by one: traced requests as such would put signed URLs into the traces.
    tracer: new Tracer({ serviceName: service, captureHTTPsRequests: false }),
  };
}
