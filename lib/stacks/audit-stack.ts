import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';
import { AuditTrail } from '#lib/constructs/audit-trail';
import type { DataStack } from './data-stack.ts';
import type { IngestStack } from './ingest-stack.ts';

export interface AuditStackProps {
  readonly config: EnvironmentConfig;
  readonly trail: Extract<EnvironmentConfig['trail'], { kind: 'objects' }>;
  readonly data: DataStack;
  readonly ingest: IngestStack;
}

/** Who has done what with which object, beside the product's own audit log, which knows what was asked of its API. */
export class AuditStack extends Stack {
  constructor(scope: Construct, id: string, { config, trail, data, ingest }: AuditStackProps) {
    super(scope, id);
    const buckets = [data.artifacts, ingest.uploads].map(({ bucketArn }) => bucketArn);
    new AuditTrail(this, 'Trail', { config, trail, buckets });
  }
}
