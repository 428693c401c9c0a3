import type { FargateService } from 'aws-cdk-lib/aws-ecs';
import { Grant, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Alias, IFunction } from 'aws-cdk-lib/aws-lambda';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { CANARY_FILE, CANARY_KEY_ID, type CanaryEnvironment } from '#lambdas/canary';
import type { VariablesOf } from '#lambdas/shared';
import type { EnvironmentConfig } from '#lib/config';
import type { AccessState } from '#lib/constructs/access-state';
import { DeadLetterQueue } from '#lib/constructs/dead-letter-queue';
import { NodeFunction } from '#lib/constructs/node-function';

export interface CanaryProps {
  readonly config: Pick<EnvironmentConfig, 'logs' | 'state'>;
  readonly everyMinutes: number;
  /** Where customers reach the API. */
  readonly apiUrl: string;
  /** Removes models. */
  readonly models: Alias;
  readonly access: AccessState;
  /** Those that the example model wakes, and their queue. */
  readonly workers: FargateService;
  readonly queue: IQueue;
}

/**
 * Uses the product as a customer does, again and again: uploads the example model, asks for its elements, removes it. It
 * makes its own key for each run, so that no secret of it lies anywhere.
 */
export class Canary extends Construct {
  constructor(scope: Construct, id: string, props: CanaryProps) {
    super(scope, id);
    const handler = this.createFunction(props);
    this.allowOwnKey(handler, props.access);
    Grant.addToPrincipal({
      grantee: handler,
      actions: ['lambda:InvokeFunction'],
      resourceArns: [props.models.functionArn],
    });
    this.allowToPutToSleep(handler, props);
    const { everyMinutes } = props;
    new Schedule(this, 'Schedule', {
      description: 'Uses Plinth as a customer does',
      schedule: ScheduleExpression.rate(Duration.minutes(everyMinutes)),
      // A run that was missed tells nothing later: the next one does.
      target: new LambdaInvoke(handler as IFunction, {
        retryAttempts: 0,
        maxEventAge: Duration.minutes(everyMinutes),
        deadLetterQueue: new DeadLetterQueue(this, 'DeadLetters'),
      }),
    });
  }

  private createFunction({ config, apiUrl, models, access, workers, queue }: CanaryProps): NodeFunction {
    const environment: Omit<VariablesOf<typeof CanaryEnvironment>, 'AWS_ENDPOINT_URL'> = {
      API_URL: apiUrl,
      API_KEYS_TABLE: access.apiKeys.tableName,
      MODELS_FUNCTION: models.functionArn,
      CLUSTER: workers.cluster.clusterName,
      STANDARD_SERVICE: workers.serviceName,
      STANDARD_QUEUE_URL: queue.queueUrl,
    };
    return new NodeFunction(this, 'Function', {
      config,
      name: 'canary',
      description: 'Uses Plinth as a customer does, and tells whether it could',
      environment,
      timeout: Duration.minutes(10),
      // It waits most of the time.
      memoryMiB: 256,
      addFiles: (folder) => [`node --import tsx examples/generate.ts "${folder}/${CANARY_FILE}"`],
    });
  }

  /** The worker that it has woken. */
  private allowToPutToSleep(handler: NodeFunction, { workers, queue }: CanaryProps): void {
    const allow = (resource: string, ...actions: string[]) =>
      handler.addToRolePolicy(new PolicyStatement({ actions, resources: [resource] }));
    allow(workers.serviceArn, 'ecs:DescribeServices', 'ecs:UpdateService');
    allow(queue.queueArn, 'sqs:GetQueueAttributes');
  }

  /** The one row of its own key, and none of anybody else's. */
  private allowOwnKey(handler: NodeFunction, { apiKeys }: AccessState): void {
    handler.addToRolePolicy(
      new PolicyStatement({
        actions: ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
        resources: [apiKeys.tableArn],
        conditions: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [CANARY_KEY_ID] } },
      }),
    );
    const { encryptionKey }: { encryptionKey?: IKey } = apiKeys;
    encryptionKey?.grantEncryptDecrypt(handler);
  }
}
