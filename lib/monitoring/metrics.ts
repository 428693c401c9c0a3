import { WORKER_SERVICE } from '#containers/ifc-worker';
import { METRICS_NAMESPACE } from '#lambdas/shared';
import type { MetricSource } from './alarm-rule.ts';

type Statistic = MetricSource['statistic'];

/** A metric of our own: of a function, or of the workers. */
export const own = (
  service: string,
  name: string,
  statistic: Statistic,
  more: Readonly<Record<string, string>> = {},
): MetricSource => ({ namespace: METRICS_NAMESPACE, name, statistic, dimensions: { service, ...more } });

export const ofWorkers = (name: string, statistic: Statistic, more: Readonly<Record<string, string>> = {}) =>
  own(WORKER_SERVICE, name, statistic, more);

/** Metrics of an AWS service; `dimensions` names a set of the subject. */
const of =
  (namespace: string, dimensions: string) =>
  (name: string, statistic: Statistic): MetricSource => ({ namespace, name, statistic, dimensions });

export const ofApi = of('AWS/ApiGateway', 'stage');
export const ofQueue = of('AWS/SQS', 'queue');
/** By Container Insights; absent while no task runs. */
export const ofTasks = of('ECS/ContainerInsights', 'tasks');
export const ofFunction = of('AWS/Lambda', 'function');
export const ofTable = of('AWS/DynamoDB', 'table');
export const ofDatabase = of('AWS/RDS', 'cluster');
export const ofCache = of('AWS/ElastiCache', 'cache');
export const ofFirewall = of('AWS/WAFV2', 'rules');
export const ofStateMachine = of('AWS/States', 'machine');
export const ofReplication = of('AWS/S3', 'replication');
export const ofEvents = of('AWS/Events', 'rule');
