import { describe, expect, it } from '@jest/globals';
import { typeFaults } from '../../../scripts/aws-local/emulator/check-types.mjs';

const bucket = { Type: 'AWS::S3::Bucket' };
const plan = { Type: 'AWS::GuardDuty::MalwareProtectionPlan' };
const mathAlarm = { Type: 'AWS::CloudWatch::Alarm', Properties: { Metrics: [] } };
const supported = ['AWS::S3::Bucket', 'AWS::CloudWatch::Alarm'];

describe('the list of types that the emulator lacks', () => {
  it('is right where it has just what templates use and the emulator does not know', () => {
    const resources = [bucket, plan, mathAlarm, { Type: 'Custom::Migrations' }, { Type: 'AWS::CDK::Metadata' }];
    expect(typeFaults(resources, supported, [plan.Type, 'AWS::CloudWatch::Alarm Metrics'])).toEqual([]);
  });

  it.each([
    { what: 'lacks a type', resources: [bucket, plan, plan], stubbed: [], says: /lacks AWS::GuardDuty/ },
    { what: 'has a type that is known by now', resources: [bucket], stubbed: [bucket.Type], says: /knows AWS::S3/ },
    { what: 'has a type that nobody uses', resources: [bucket], stubbed: [plan.Type], says: /No template uses/ },
    {
      what: 'has a property that nobody uses',
      resources: [{ Type: 'AWS::CloudWatch::Alarm', Properties: { MetricName: 'x' } }],
      stubbed: ['AWS::CloudWatch::Alarm Metrics'],
      says: /No template uses AWS::CloudWatch::Alarm Metrics/,
    },
  ])('is wrong where it $what', ({ resources, stubbed, says }) => {
    expect(typeFaults(resources, supported, stubbed)).toEqual([expect.stringMatching(says)]);
  });
});
