import { describe, expect, it } from '@jest/globals';
import { type WatchedEvent, watchedEvents } from '#lib/monitoring';
import { configOf } from '../../support/cdk-app.ts';
import { resourcesOf, statementsOf } from '../../support/cdk-resources.ts';
import { matchesPattern } from '../../support/event-patterns.ts';
import { objectScanned } from '../../support/lambda-events.ts';
import { textOf } from '../../support/template-text.ts';
import { templatesOf } from '../../support/templates.ts';

const region = 'eu-central-1:123456789012';
const sources = {
  clusterArn: `arn:aws:ecs:${region}:cluster/plinth`,
  databaseArn: `arn:aws:rds:${region}:cluster:plinth`,
  uploadBucket: 'uploads',
  releases: 'Releases',
  backupVault: 'plinth-production',
};

/** Events as AWS documents them, as far as patterns could look at them. */
const events: Record<WatchedEvent, { readonly told: readonly object[]; readonly not: readonly object[] }> = {
  stoppedTasks: {
    told: [
      stopped('EssentialContainerExited'),
      stopped('TaskFailedToStart'),
      stopped('ServiceSchedulerInitiated', 'Task failed container health checks'),
    ],
    not: [
      stopped('ServiceSchedulerInitiated', 'Scaling activity initiated by (deployment ecs-svc/1)'),
      stopped('SpotInterruption', 'Your Spot Task was interrupted.'),
      {
        ...stopped('EssentialContainerExited'),
        detail: { ...detailOf('EssentialContainerExited'), clusterArn: 'arn:other' },
      },
    ],
  },
  databaseFailures: {
    told: [databaseEvent('RDS DB Cluster Event', ['failover']), databaseEvent('RDS DB Cluster Event', ['failure'])],
    not: [databaseEvent('RDS DB Cluster Event', ['maintenance']), databaseEvent('RDS DB Snapshot Event', ['failure'])],
  },
  failedRotations: {
    told: [rotation('RotationFailed')],
    not: [rotation('RotationSucceeded')],
  },
  threats: {
    told: [objectScanned('t/p/u', 'THREATS_FOUND', ['EICAR'])],
    not: [objectScanned('t/p/u', 'NO_THREATS_FOUND'), objectScanned('t/p/u', 'FAILED')],
  },
  failedReleases: {
    told: [release('Releases', 'FAILURE')],
    not: [release('Releases', 'SUCCESS'), release('Others', 'FAILURE')],
  },
  failedBackups: {
    told: ['FAILED', 'ABORTED', 'EXPIRED', 'PARTIAL'].map((state) => backup('plinth-production', state)),
    not: [backup('plinth-production', 'COMPLETED'), backup('plinth-staging', 'FAILED')],
  },
  completedBackups: {
    told: [backup('plinth-production', 'COMPLETED')],
    not: [backup('plinth-production', 'RUNNING'), backup('plinth-staging', 'COMPLETED')],
  },
  failedCopies: {
    told: [copy('plinth-production', 'FAILED')],
    not: [copy('plinth-production', 'COMPLETED'), copy('plinth-staging', 'FAILED')],
  },
};

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_task_events.html */
function stopped(stopCode: string, reason?: string) {
  return { source: 'aws.ecs', 'detail-type': 'ECS Task State Change', detail: detailOf(stopCode, reason) };
}
function detailOf(stopCode: string, stoppedReason = 'Essential container in task exited') {
  return { clusterArn: sources.clusterArn, lastStatus: 'STOPPED', stopCode, stoppedReason };
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-cloud-watch-events.sample.html */
function databaseEvent(type: string, EventCategories: string[]) {
  return {
    source: 'aws.rds',
    'detail-type': type,
    detail: {
      EventCategories,
      SourceType: 'CLUSTER',
      SourceArn: sources.databaseArn,
      Message: 'Started cross AZ failover',
    },
  };
}

/** https://docs.aws.amazon.com/secretsmanager/latest/userguide/cloudtrail_log_entries.html */
function rotation(eventName: string) {
  const detail = { eventSource: 'secretsmanager.amazonaws.com', eventName, eventType: 'AwsServiceEvent' };
  return { source: 'aws.secretsmanager', 'detail-type': 'AWS Service Event via CloudTrail', detail };
}

/** https://docs.aws.amazon.com/codedeploy/latest/userguide/monitoring-cloudwatch-events.html */
function release(application: string, state: string) {
  return {
    source: 'aws.codedeploy',
    'detail-type': 'CodeDeploy Deployment State-change Notification',
    detail: { application, deploymentGroup: 'group', deploymentId: 'd-123456789', state, region: 'eu-central-1' },
  };
}

/** https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html */
function backup(backupVaultName: string, state: string) {
  const backupVaultArn = `arn:aws:backup:${region}:backup-vault:${backupVaultName}`;
  return {
    source: 'aws.backup',
    'detail-type': 'Backup Job State Change',
    detail: { backupJobId: '1', backupVaultArn, backupVaultName, state },
  };
}
function copy(vault: string, state: string) {
  return {
    source: 'aws.backup',
    'detail-type': 'Copy Job State Change',
    detail: { copyJobId: '1', sourceBackupVaultArn: `arn:aws:backup:${region}:backup-vault:${vault}`, state },
  };
}

/** As EventBridge has it: CDK's patterns write one field otherwise. */
function patternOf(event: WatchedEvent): object {
  const pattern = watchedEvents[event](sources);
  if (pattern === undefined) throw new Error(`${event}: there is nothing to watch.`);
  const { detailType, ...others } = pattern;
  return { ...others, 'detail-type': detailType };
}

describe('a watched event', () => {
  it.each(Object.entries(events))('%s is told from those that are none', (name, { told, not }) => {
    const [event] = Object.keys(watchedEvents).filter((one): one is WatchedEvent => one === name);
    if (event === undefined) throw new Error(`${name} is not watched.`);
    const pattern = patternOf(event);
    expect(told.map((one) => matchesPattern(pattern, one))).toEqual(told.map(() => true));
    expect(not.map((one) => matchesPattern(pattern, one))).toEqual(not.map(() => false));
  });

  it('is not looked for where there is nothing that it could be about', () => {
    const none = { ...sources, databaseArn: undefined, releases: undefined, backupVault: undefined };
    const watched = Object.entries(watchedEvents).filter(([, pattern]) => pattern(none) !== undefined);
    expect(watched.map(([name]) => name)).toEqual(['stoppedTasks', 'threats']);
  });
});

describe('the log of watched events', () => {
  const template = templatesOf(configOf('production')).get('Monitoring');
  if (template === undefined) throw new Error('There is no stack Monitoring.');

  it('gets every event that is counted', () => {
    const rules = resourcesOf(template, 'AWS::Events::Rule');
    expect(rules).toHaveLength(Object.keys(watchedEvents).length);
    for (const { Properties } of rules) {
      expect(JSON.stringify(Properties['Targets'])).toMatch(/log-group:.*EventsLogs/);
      expect(JSON.stringify(Properties['Targets'])).not.toContain(':*');
    }
  });

  it('can be written by EventBridge, and nothing else of the account’s logs', () => {
    const [policy] = resourcesOf(template, 'AWS::Logs::ResourcePolicy');
    const document = JSON.parse(textOf(policy?.Properties['PolicyDocument'], 'the-log-group'));
    const [statement] = statementsOf(document);
    expect(statement).toMatchObject({
      Effect: 'Allow',
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: ['the-log-group'],
    });
  });
});
