import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { METRICS_NAMESPACE } from '#lambdas/shared';
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
    metrics: new Metrics({ namespace: METRICS_NAMESPACE, serviceName: WORKER_SERVICE }),
  };
}
