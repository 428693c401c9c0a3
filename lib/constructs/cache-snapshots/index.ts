import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { ArnFormat, Duration, Stack, TimeZone } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { CacheSnapshotsEnvironment } from '#lambdas/cache-snapshots';
import type { VariablesOf } from '#lambdas/shared';
import type { EnvironmentConfig } from '#lib/config';
import { DeadLetterQueue } from '#lib/constructs/dead-letter-queue';
import { NodeFunction } from '#lib/constructs/node-function';

export interface CacheSnapshotsProps {
  readonly config: Pick<EnvironmentConfig, 'logs' | 'state'>;
  /** Of a serverless cache. */
  readonly cacheName: string;
  readonly keepDays: number;
}

/** Every six hours a snapshot of the cache. ElastiCache itself makes one a day at most, and AWS Backup none. */
export class CacheSnapshots extends Construct {
  constructor(scope: Construct, id: string, props: CacheSnapshotsProps) {
    super(scope, id);
    const deadLetterQueue = new DeadLetterQueue(this, 'DeadLetters');
    const handler = this.createFunction(props, deadLetterQueue);
    new Schedule(this, 'Schedule', {
      description: 'Snapshots of the cache',
      schedule: ScheduleExpression.cron({ minute: '0', hour: '0/6', timeZone: TimeZone.ETC_UTC }),
      target: new LambdaInvoke(handler, { deadLetterQueue, retryAttempts: 3, maxEventAge: Duration.hours(1) }),
    });
  }

  private createFunction({ config, cacheName, keepDays }: CacheSnapshotsProps, deadLetterQueue: DeadLetterQueue) {
    const environment: VariablesOf<typeof CacheSnapshotsEnvironment> = {
      CACHE_NAME: cacheName,
      KEEP_DAYS: String(keepDays),
    };
    const snapshots = new NodeFunction(this, 'Function', {
      config,
      name: 'cache-snapshots',
      description: 'Makes snapshots of the cache, and removes old ones',
      environment,
      timeout: Duration.minutes(5),
      deadLetterQueue,
    });
    const arnOf = (resource: string, resourceName: string) =>
      Stack.of(this).formatArn({
        service: 'elasticache',
        resource,
        resourceName,
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      });
    const [cache, own] = [arnOf('serverlesscache', cacheName), arnOf('serverlesscachesnapshot', `${cacheName}-*`)];
    const allow = (action: string, ...resources: string[]) =>
      snapshots.addToRolePolicy(new PolicyStatement({ actions: [`elasticache:${action}`], resources }));
    allow('CreateServerlessCacheSnapshot', cache, own);
    allow('DescribeServerlessCacheSnapshots', cache, arnOf('serverlesscachesnapshot', '*'));
    allow('DeleteServerlessCacheSnapshot', own);
    return snapshots;
  }
}
