import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Choice, Condition, Wait, WaitTime } from 'aws-cdk-lib/aws-stepfunctions';
import { CallAwsService } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { restoredResources } from './restored-resources.ts';

/** Of the restored cluster and, since there is no other, of the instance that is put into it. */
const NAME = '{% $name %}';

/** Arguments of the calls of RDS, in the spelling of Step Functions. */
const changes = {
  ManageMasterUserPassword: true,
  ServerlessV2ScalingConfiguration: { MinCapacity: 0.5, MaxCapacity: 2 },
  ApplyImmediately: true,
};
const instanceOf = { DbInstanceClass: 'db.serverless', Engine: 'aurora-postgresql', PubliclyAccessible: false };
const withoutTrace = { SkipFinalSnapshot: true, DeleteAutomatedBackups: true };

const STATUS = '{% $states.result.DbInstances[0].DbInstanceStatus %}';
const SECRET = '$states.result.DbClusters[0].MasterUserSecret.SecretArn';

/** What one call of RDS is allowed, given, and leaves in variables of the state machine. */
interface DatabaseCall {
  readonly resources: string[];
  readonly parameters: Record<string, unknown>;
  readonly assign?: Record<string, string>;
  /** What RDS does in the name of whoever calls. */
  readonly alsoAllowed?: PolicyStatement[];
}

/**
 * The steps that make a restored cluster one that can be asked: AWS Backup restores its storage and nothing that runs. Its
 * master user gets a new password, since the old one has been rotated since.
 */
export class RestoredDatabase extends Construct {
  /** Those after which only the report can follow when they fail. */
  readonly steps: readonly CallAwsService[];
  readonly first: CallAwsService;
  /** Leaves `restored` for the function that asks the database. */
  readonly last: CallAwsService;
  /** Done at the end, whatever was found: AWS Backup removes no cluster with an instance in it. */
  readonly stop: CallAwsService;
  private readonly arns = restoredResources(this);

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const { cluster, instance } = this.arns;
    this.first = this.createPassword();
    this.last = this.createLookForSecret();
    const openDataApi = this.call('EnableHttpEndpoint', {
      resources: [cluster],
      parameters: { ResourceArn: '{% $arn %}' },
    });
    const start = this.call('CreateDBInstance', {
      resources: [cluster, instance, ...this.arns.instanceGroups],
      parameters: { DbInstanceIdentifier: NAME, DbClusterIdentifier: NAME, ...instanceOf },
    });
    const look = this.call('DescribeDBInstances', {
      resources: [instance],
      parameters: { DbInstanceIdentifier: NAME },
      assign: { status: STATUS },
    });
    this.stop = this.call('DeleteDBInstance', {
      resources: [instance, cluster],
      parameters: { DbInstanceIdentifier: NAME, ...withoutTrace },
    });
    this.steps = [this.first, openDataApi, start, look, this.last];
    const wait = new Wait(this, 'WaitForInstance', { time: WaitTime.duration(Duration.minutes(1)) });
    const isUp = Choice.jsonata(this, 'IsInstanceUp');
    this.first.next(openDataApi).next(start).next(wait).next(look).next(isUp);
    isUp.when(Condition.jsonata("{% $status = 'available' %}"), this.last).otherwise(wait);
  }

  /** https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-secrets-manager.html */
  private createPassword(): CallAwsService {
    const { cluster, secrets, keys } = this.arns;
    const make = ['secretsmanager:CreateSecret', 'secretsmanager:TagResource'];
    return this.call('ModifyDBCluster', {
      resources: [cluster],
      parameters: { DbClusterIdentifier: NAME, ...changes },
      alsoAllowed: [
        new PolicyStatement({ actions: make, resources: [secrets] }),
        new PolicyStatement({ actions: ['kms:DescribeKey'], resources: [keys] }),
      ],
    });
  }

  private createLookForSecret(): CallAwsService {
    return this.call('DescribeDBClusters', {
      resources: [this.arns.cluster],
      parameters: { DbClusterIdentifier: NAME },
      assign: { restored: `{% {'resourceType': $kind, 'arn': $arn, 'secretArn': ${SECRET}} %}` },
    });
  }

  private call(action: string, { resources, parameters, assign, alsoAllowed = [] }: DatabaseCall): CallAwsService {
    const task = CallAwsService.jsonata(this, action, {
      service: 'rds',
      action: `${action.charAt(0).toLowerCase()}${action.slice(1)}`,
      iamAction: `rds:${action}`,
      iamResources: resources,
      parameters,
      additionalIamStatements: alsoAllowed,
      ...(assign && { assign }),
    });
    // A cluster that is being changed refuses the next change for a while.
    task.addRetry({ interval: Duration.seconds(30), backoffRate: 2, maxAttempts: 6 });
    return task;
  }
}
