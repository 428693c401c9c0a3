import type { IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import {
  type Connections,
  type ISecurityGroup,
  Peer,
  Port,
  SecurityGroup,
  type SubnetSelection,
} from 'aws-cdk-lib/aws-ec2';
import type { DockerImageAsset } from 'aws-cdk-lib/aws-ecr-assets';
import { AlarmBehavior, FargateService, type ICluster } from 'aws-cdk-lib/aws-ecs';
import { Grant, type IGrantable, type IPrincipal } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { WorkerEnvironment } from '#containers/ifc-worker';
import type { VariablesOf } from '#lambdas/shared';
import type { EnvironmentConfig } from '#lib/config';
import type { JobQueuePair } from '#lib/constructs/job-queues';
import { WorkerScaling } from './worker-scaling.ts';
import { capacityFor, queueVariables } from './worker-settings.ts';
import { WorkerTask } from './worker-task.ts';

export interface QueueWorkerProps {
  readonly config: Pick<EnvironmentConfig, 'logs' | 'state' | 'processing'>;
  readonly size: EnvironmentConfig['processing']['standard'];
  readonly cluster: ICluster;
  readonly subnets: SubnetSelection;
  /** Whether the subnets reach AWS by public addresses. */
  readonly assignPublicIp: boolean;
  readonly image: DockerImageAsset;
  readonly jobs: JobQueuePair;
  /** What the worker works with, beside its queue. */
  readonly environment: Omit<VariablesOf<typeof WorkerEnvironment>, keyof ReturnType<typeof queueVariables>>;
  /** A deployment is rolled back when one of them goes off. */
  readonly deploymentAlarms: readonly IAlarm[];
}

/**
 * Fargate tasks that serve one queue: as many as there is work for, none where there is none. The template has no
 * desired count, or each deployment would reset it.
 */
export class QueueWorker extends Construct implements IGrantable {
  readonly service: FargateService;
  readonly grantPrincipal: IPrincipal;
  private readonly task: WorkerTask;

  constructor(scope: Construct, id: string, props: QueueWorkerProps) {
    super(scope, id);
    const { config, size, image, jobs, environment } = props;
    this.task = new WorkerTask(this, 'Task', {
      config,
      size,
      image,
      environment: { ...environment, ...queueVariables(jobs, config.processing) },
    });
    this.grantPrincipal = this.task.taskRole;
    this.grantQueue(jobs);
    this.grantProtection(props.cluster);
    this.service = this.createService(props);
    new WorkerScaling(this, 'Scaling', { service: this.service, queue: jobs.queue, size });
  }

  /** Opens the way to a server: in the product's network to its port, elsewhere to whatever port it has. */
  connectTo({ connections }: { readonly connections?: Connections }): void {
    if (connections !== undefined) this.service.connections.allowToDefaultPort({ connections }, 'Workers');
    else this.service.connections.allowToAnyIpv4(Port.allTcp(), 'A server that somebody else runs');
  }

  /** Nobody connects to a worker. It calls AWS. */
  private createSecurityGroup({ vpc }: ICluster): ISecurityGroup {
    const group = new SecurityGroup(this, 'SecurityGroup', { vpc, description: 'Workers', allowAllOutbound: false });
    group.addEgressRule(Peer.anyIpv4(), Port.HTTPS, 'AWS');
    return group;
  }

  private createService({
    cluster,
    subnets,
    assignPublicIp,
    size,
    deploymentAlarms,
  }: QueueWorkerProps): FargateService {
    return new FargateService(this, 'Service', {
      cluster,
      taskDefinition: this.task,
      vpcSubnets: subnets,
      assignPublicIp,
      securityGroups: [this.createSecurityGroup(cluster)],
      capacityProviderStrategies: capacityFor(size.spotPercent),
      minHealthyPercent: 100,
      maxHealthyPercent: 200,
      circuitBreaker: { enable: true, rollback: true },
      deploymentAlarms: {
        alarmNames: deploymentAlarms.map(({ alarmName }) => alarmName),
        behavior: AlarmBehavior.ROLLBACK_ON_ALARM,
      },
      enableECSManagedTags: true,
    });
  }

  private grantQueue({ queue }: JobQueuePair): void {
    queue.grant(this.grantPrincipal, 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility');
  }

  /** Only of this cluster's tasks; a task cannot be named before it runs. */
  private grantProtection({ clusterName }: ICluster): void {
    const tasks = { service: 'ecs', resource: 'task', resourceName: `${clusterName}/*` };
    Grant.addToPrincipal({
      grantee: this,
      actions: ['ecs:GetTaskProtection', 'ecs:UpdateTaskProtection'],
      resourceArns: [Stack.of(this).formatArn(tasks)],
    });
  }
}
