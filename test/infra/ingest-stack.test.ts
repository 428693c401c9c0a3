import { describe, expect, it } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { configOf } from '../support/cdk-app.ts';
import { resourcesOf } from '../support/cdk-resources.ts';
import { functionNamed, permissionsOfFunction } from '../support/functions.ts';
import { templatesOf } from '../support/templates.ts';

const template = templatesOf(configOf('dev')).get('Ingest');
if (template === undefined) throw new Error('There is no stack Ingest.');
const [bucket] = resourcesOf(template, 'AWS::S3::Bucket');
const bucketName = [{ Ref: bucket?.id }];
const arrivals = functionNamed(template, 'arrivals');
const sweeper = functionNamed(template, 'sweeper');

describe('the events of files', () => {
  it('that have arrived go to `arrivals`, but for the one that GuardDuty writes itself', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.s3'],
        'detail-type': ['Object Created'],
        detail: { bucket: { name: bucketName }, object: { key: [{ wildcard: '*/*/*' }] } },
      },
      Targets: [Match.objectLike({ Arn: { 'Fn::GetAtt': [arrivals.id, 'Arn'] } })],
    });
  });

  it('that were scanned go to `arrivals` with every result: each one ends the waiting', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.guardduty'],
        'detail-type': ['GuardDuty Malware Protection Object Scan Result'],
        detail: { s3ObjectDetails: { bucketName } },
      },
      Targets: [Match.objectLike({ Arn: { 'Fn::GetAtt': [arrivals.id, 'Arn'] } })],
    });
  });

  it('are kept when they cannot be delivered for six hours', () => {
    template.allResourcesProperties('AWS::Events::Rule', {
      Targets: [
        Match.objectLike({
          RetryPolicy: { MaximumEventAgeInSeconds: 6 * 3600, MaximumRetryAttempts: 30 },
          DeadLetterConfig: { Arn: Match.anyValue() },
        }),
      ],
    });
  });

  it('are kept when `arrivals` fails on them: EventBridge’s own dead-letter queue sees delivery only', () => {
    expect(arrivals.Properties['DeadLetterConfig']).toBeDefined();
  });
});

describe('`arrivals`', () => {
  it('changes jobs, sends messages, sees what the scan found and removes what is rejected; it reads no file', () => {
    expect(permissionsOfFunction(template, arrivals)).toEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      's3:AbortMultipartUpload',
      's3:DeleteObject',
      's3:GetObjectTagging',
      's3:GetObjectVersionTagging',
      's3:ListBucket',
      's3:ListBucketMultipartUploads',
      's3:ListBucketVersions',
      'sqs:SendMessage',
      'xray:PutTelemetryRecords',
      'xray:PutTraceSegments',
    ]);
  });
});

describe('`sweeper`', () => {
  it('runs every five minutes; what fails is kept', () => {
    template.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'rate(5 minutes)',
      State: 'ENABLED',
      Target: Match.objectLike({
        Arn: { 'Fn::GetAtt': [sweeper.id, 'Arn'] },
        RetryPolicy: { MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 300 },
        DeadLetterConfig: { Arn: Match.anyValue() },
      }),
    });
    expect(sweeper.Properties['DeadLetterConfig']).toBeDefined();
  });

  it('is done before it is called again', () => {
    expect(sweeper.Properties['Timeout']).toBeLessThan(300);
  });

  it('changes jobs, sends messages, sees what the scan found and removes what is rejected', () => {
    expect(permissionsOfFunction(template, sweeper)).toEqual(permissionsOfFunction(template, arrivals));
  });
});
