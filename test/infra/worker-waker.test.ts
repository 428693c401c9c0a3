import { describe, expect, it } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { configOf } from '../support/cdk-app.ts';
import { resourcesOf } from '../support/cdk-resources.ts';
import { functionNamed, permissionsOfFunction } from '../support/functions.ts';
import { templatesOf } from '../support/templates.ts';

const template = templatesOf(configOf('dev')).get('Processing');
if (template === undefined) throw new Error('There is no stack Processing.');
const waker = functionNamed(template, 'waker');
const SOURCE = 'AWS::Lambda::EventSourceMapping';

describe('the waker', () => {
  it('is called for jobs that begin to wait for a worker: queued ones, and ones whose file is known to be clean', () => {
    const [source] = resourcesOf(template, SOURCE);
    expect(source?.Properties['FilterCriteria']).toEqual({
      Filters: [
        { dynamodb: { NewImage: { state: { S: ['queued'] } } } },
        {
          dynamodb: {
            NewImage: { state: { S: ['scanning'] }, uploadVersion: { M: { versionId: { S: [{ exists: true }] } } } },
          },
        },
      ].map((pattern) => ({ Pattern: JSON.stringify(pattern) })),
    });
  });

  it('is asked again for those alone that failed, for an hour, and then they are kept', () => {
    template.hasResourceProperties(SOURCE, {
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 10,
      MaximumRecordAgeInSeconds: 3600,
      DestinationConfig: { OnFailure: { Destination: Match.anyValue() } },
    });
  });

  it('may see and start the two services', () => {
    expect(permissionsOfFunction(template, waker).filter((action) => action.startsWith('ecs:'))).toEqual([
      'ecs:DescribeServices',
      'ecs:UpdateService',
    ]);
    const services = resourcesOf(template, 'AWS::ECS::Service').map(({ id }) => id);
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: ['ecs:DescribeServices', 'ecs:UpdateService'],
            Resource: services.sort().map((Ref) => ({ Ref })),
          }),
        ]),
      },
    });
  });
});
