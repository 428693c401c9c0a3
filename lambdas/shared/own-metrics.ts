import { Metrics } from '@aws-lambda-powertools/metrics';
import { ENVIRONMENT_DIMENSION, ENVIRONMENT_VARIABLE, METRICS_NAMESPACE } from './metric-names.ts';

/**
 * Metrics in CloudWatch's embedded format. Their dimensions tell who has written them, and in which environment: several can
 * share an account, and an alarm is about one of them.
 *
 * @param service the function's name, or that of the workers.
 */
export function ownMetrics(service: string): Metrics {
  const environment = process.env[ENVIRONMENT_VARIABLE];
  return new Metrics({
    namespace: METRICS_NAMESPACE,
    serviceName: service,
    defaultDimensions: environment === undefined ? {} : { [ENVIRONMENT_DIMENSION]: environment },
  });
}
