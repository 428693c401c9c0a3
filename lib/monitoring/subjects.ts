import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { FargateService } from 'aws-cdk-lib/aws-ecs';
import type { IConstruct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';
import { aclMetricName } from '#lib/constructs/web-acl';
import type { DeepLinks } from './deep-links.ts';
import type { Subject, SubjectKind } from './subject.ts';
import { foundSubjects } from './subjects-of.ts';
import type { WatchedEvent } from './watched-events.ts';
import type { WatchedStage } from './watched-stage.ts';

export type StandingSubjects = Readonly<Record<Exclude<SubjectKind, WatchedEvent>, readonly Subject[]>>;

/** Everything in an environment that alarms and dashboards are about, but for events. */
export function standingSubjects(
  stage: IConstruct,
  { api, queues, services, cache, database }: WatchedStage,
  config: EnvironmentConfig,
  links: DeepLinks,
): StandingSubjects {
  const workers = (size: keyof typeof services) => taskSubject(size, services[size], links);
  return {
    ...foundSubjects(stage, links),
    product: [{ name: '', dimensions: {}, link: links.alarms(`plinth-${config.name}-`) }],
    api: [apiSubject(api, links)],
    firewall: config.api.firewall === 'on' ? [firewallSubject(config, links)] : [],
    jobQueue: (['standard', 'large'] as const).map((size) => queueSubject(size, queues[size].queue.queueName, links)),
    standardWorkers: [{ ...workers('standard'), name: '' }],
    largeWorkers: [{ ...workers('large'), name: '' }],
    workers: [workers('standard'), workers('large')],
    database: database === undefined ? [] : [databaseSubject(database.clusterIdentifier, links)],
    cache: cache === undefined ? [] : [cacheSubject(cache.serverlessCacheName, config.cache, links)],
  };
}

const apiSubject = ({ restApiName, restApiId, deploymentStage }: RestApi, links: DeepLinks): Subject => ({
  name: '',
  dimensions: { stage: { ApiName: restApiName, Stage: deploymentStage.stageName } },
  link: links.api(restApiId),
});

const queueSubject = (name: string, QueueName: string, links: DeepLinks): Subject => ({
  name,
  dimensions: { queue: { QueueName } },
  link: links.queue(QueueName),
});

function taskSubject(name: string, { cluster, serviceName }: FargateService, links: DeepLinks): Subject {
  return {
    name,
    dimensions: { tasks: { ClusterName: cluster.clusterName, ServiceName: serviceName } },
    link: links.service(cluster.clusterName, serviceName),
  };
}

/** All rules of the web ACL together. */
const firewallSubject = ({ name, region }: EnvironmentConfig, links: DeepLinks): Subject => ({
  name: '',
  dimensions: { rules: { WebACL: aclMetricName(name), Region: region, Rule: 'ALL' } },
  link: links.firewall(),
});

const databaseSubject = (id: string, links: DeepLinks): Subject => ({
  name: '',
  dimensions: { cluster: { DBClusterIdentifier: id } },
  link: links.database(id),
});

function cacheSubject(clusterId: string, settings: EnvironmentConfig['cache'], links: DeepLinks): Subject {
  return {
    name: '',
    dimensions: { cache: { clusterId } },
    ...(settings.kind === 'serverless' && { limits: { bytes: settings.maxGigabytes * 1e9 } }),
    link: links.cache(clusterId),
  };
}
