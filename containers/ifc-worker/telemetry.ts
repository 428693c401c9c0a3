import { Logger } from '@aws-lambda-powertools/logger';
import type { Metrics } from '@aws-lambda-powertools/metrics';
import { ownMetrics } from '../../lambdas/shared/own-metrics.ts';
import { redact } from '../../lambdas/shared/redaction.ts';
import { WORKER_SERVICE } from './metric-names.ts';

/** How the worker tells what it does: JSON lines on its output, metrics among them in the embedded format. */
export interface Telemetry {
  readonly logger: Logger;
  readonly metrics: Metrics;
}

export function telemetry(): Telemetry {
  return {
    logger: new Logger({ serviceName: WORKER_SERVICE, jsonReplacerFn: redact }),
    metrics: ownMetrics(WORKER_SERVICE),
  };
}
