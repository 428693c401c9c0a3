import type { DatabaseCluster } from 'aws-cdk-lib/aws-rds';
import type { IConstruct } from 'constructs';
import { NodeFunction } from '#lib/constructs/node-function';
import { QueueWorker } from '#lib/constructs/queue-worker';
import { ServiceLogs } from '#lib/constructs/service-logs';
import { PlinthWebAcl } from '#lib/constructs/web-acl';

/** What writes log lines of one form. */
export type LogSource = 'functions' | 'requests' | 'workers' | 'firewall' | 'database' | 'events';

/** The names of the log groups of an environment; none where it has no such part. */
export function logGroups(
  stage: IConstruct,
  database: DatabaseCluster | undefined,
  events: string,
): Readonly<Record<LogSource, readonly string[]>> {
  const all = stage.node.findAll();
  const within = (parts: readonly IConstruct[]) =>
    parts
      .flatMap(({ node }) => node.findAll())
      .flatMap((node) => (node instanceof ServiceLogs ? node.logGroupName : []));
  return {
    functions: all.filter((node) => node instanceof NodeFunction).map(({ logGroup }) => logGroup.logGroupName),
    requests: within(all.filter((node) => node instanceof ServiceLogs && node.node.id === 'ApiAccessLogs')),
    workers: within(all.filter((node) => node instanceof QueueWorker)),
    firewall: within(all.filter((node) => node instanceof PlinthWebAcl)),
    // RDS makes it, under this name.
    database: database === undefined ? [] : [`/aws/rds/cluster/${database.clusterIdentifier}/postgresql`],
    events: [events],
  };
}
