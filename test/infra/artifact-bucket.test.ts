import { describe, expect, it } from '@jest/globals';
import { Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { ArtifactBucket } from '#lib/constructs/artifact-bucket';
import { cdkStack, configOf } from '../support/cdk-app.ts';
import { resourcesOf } from '../support/cdk-resources.ts';

const BUCKET = 'AWS::S3::Bucket';

function templateIn(environment: string, hasKey = false): Template {
  const stack = cdkStack();
  const key = hasKey ? new Key(stack, 'Key') : undefined;
  new ArtifactBucket(stack, 'Artifacts', { config: configOf(environment), key, pages: ['https://plinth.example.com'] });
  return Template.fromStack(stack);
}

const template = templateIn('production', true);

describe('the bucket of artifacts', () => {
  it('is encrypted by the key of the account, asked once for many objects, or by that of S3', () => {
    const encryption = (algorithm: string) => ({
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: algorithm } }],
      },
    });
    template.hasResourceProperties(BUCKET, encryption('aws:kms'));
    expect(JSON.stringify(template.toJSON())).toContain('"BucketKeyEnabled":true');
    templateIn('dev').hasResourceProperties(BUCKET, encryption('AES256'));
  });

  it('gives back what was deleted by mistake, for the days of the environment', () => {
    template.hasResourceProperties(BUCKET, {
      VersioningConfiguration: { Status: 'Enabled' },
      LifecycleConfiguration: {
        Rules: [
          { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 }, Status: 'Enabled' },
          {
            NoncurrentVersionExpiration: { NoncurrentDays: configOf('production').state.oldVersionsDays },
            ExpiredObjectDeleteMarker: true,
            Status: 'Enabled',
          },
        ],
      },
    });
  });

  it('never lets a current version go by itself: artifacts are kept until their model is deleted', () => {
    const [bucket] = resourcesOf(template, BUCKET);
    expect(JSON.stringify(bucket?.Properties['LifecycleConfiguration'])).not.toContain('ExpirationInDays');
  });

  it('is read by scripts of our own pages only', () => {
    const [bucket] = resourcesOf(template, BUCKET);
    const rule = { AllowedOrigins: ['https://plinth.example.com'], AllowedMethods: ['GET', 'HEAD'] };
    expect(bucket?.Properties['CorsConfiguration']).toMatchObject({ CorsRules: [rule] });
  });

  it('outlives its stack where data is retained, and goes with all its objects where it is not', () => {
    template.hasResource(BUCKET, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    template.resourceCountIs('Custom::S3AutoDeleteObjects', 0);
    templateIn('dev').hasResource(BUCKET, { DeletionPolicy: 'Delete' });
    templateIn('dev').resourceCountIs('Custom::S3AutoDeleteObjects', 1);
  });
});
