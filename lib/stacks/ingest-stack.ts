import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';
import { replicate } from '#lib/constructs/bucket-replica';
import { JobQueues } from '#lib/constructs/job-queues';
import { JobSweeper } from '#lib/constructs/job-sweeper';
import { ScannedUploadBucket } from '#lib/constructs/scanned-upload-bucket';
import { UploadArrivals } from '#lib/constructs/upload-arrivals';

export interface IngestStackProps {
  readonly config: EnvironmentConfig;
  readonly jobs: ITableV2;
  /** Origins whose pages may send files. */
  readonly pages: readonly string[];
}

/** From a file's first byte to a message in a queue: the upload bucket, its scan, and what follows from its events. */
export class IngestStack extends Stack {
  readonly uploads: ScannedUploadBucket;
  readonly queues: JobQueues;

  constructor(scope: Construct, id: string, { config, jobs, pages }: IngestStackProps) {
    super(scope, id);
    this.uploads = new ScannedUploadBucket(this, 'Uploads', { config, pages });
    replicate(this.uploads, 'uploads', config);
    this.queues = new JobQueues(this, 'JobQueues', { config });
    const { uploads, queues } = this;
    new UploadArrivals(this, 'Arrivals', { config, jobs, uploads, queues });
    new JobSweeper(this, 'Sweeper', { config, jobs, uploads, queues });
  }
}
