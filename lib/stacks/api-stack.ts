import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { CfnOutput, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { JobsEnvironment } from '#lambdas/jobs';
import type { VariablesOf } from '#lambdas/shared';
import type { UploadsEnvironment } from '#lambdas/uploads';
import type { EnvironmentConfig } from '#lib/config';
import { ApiFunction } from '#lib/constructs/api-function';
import { grantJobChanges } from '#lib/constructs/job-access';
import { PlinthApi } from '#lib/constructs/rest-api';
import type { DataStack } from './data-stack.ts';
import type { IngestStack } from './ingest-stack.ts';

export interface ApiStackProps {
  readonly config: EnvironmentConfig;
  readonly data: DataStack;
  readonly ingest: IngestStack;
}

/** The HTTP API: upload tickets, and what becomes of uploads. */
export class ApiStack extends Stack {
  constructor(scope: Construct, id: string, props: ApiStackProps) {
    super(scope, id);
    const api = new PlinthApi(this, 'Api', props);
    api.addCollection('v1/uploads', { here: ['POST'], below: ['POST'] }, this.createUploads(props).live);
    api.addCollection('v1/jobs', { here: ['GET'], below: ['GET', 'POST'] }, this.createJobs(props).live);
    new CfnOutput(this, 'ApiUrl', { value: api.url });
    new CfnOutput(this, 'ApiId', { value: api.restApiId });
    new CfnOutput(this, 'ApiStage', { value: api.deploymentStage.stageName });
  }

  private createUploads({ config, data, ingest }: ApiStackProps): ApiFunction {
    const environment: VariablesOf<typeof UploadsEnvironment> = {
      JOBS_TABLE: data.jobs.tableName,
      IDEMPOTENCY_TABLE: data.idempotency.tableName,
      UPLOAD_BUCKET: ingest.uploads.bucketName,
      MAX_UPLOAD_BYTES: String(config.uploads.maxBytes),
      ...ingest.queues.variables,
    };
    const description = 'Gives upload tickets and signs the requests that bring files';
    const uploads = new ApiFunction(this, 'Uploads', { config, name: 'uploads', description, environment });
    grantJobChanges(data.jobs, uploads);
    grantAnswers(data.idempotency, uploads);
    ingest.uploads.grantSign(uploads);
    ingest.queues.grantSend(uploads);
    return uploads;
  }

  private createJobs({ config, data, ingest }: ApiStackProps): ApiFunction {
    const environment: VariablesOf<typeof JobsEnvironment> = {
      JOBS_TABLE: data.jobs.tableName,
      ...ingest.queues.variables,
    };
    const description = 'Tells of jobs, stops and repeats them';
    const jobs = new ApiFunction(this, 'Jobs', { config, name: 'jobs', description, environment });
    grantJobChanges(data.jobs, jobs);
    ingest.queues.grantSend(jobs);
    return jobs;
  }
}

/** What Powertools' idempotency does with its table. */
function grantAnswers(table: ITableV2, grantee: IGrantable): void {
  table.grant(grantee, ...['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'].map((action) => `dynamodb:${action}`));
  table.encryptionKey?.grantEncryptDecrypt(grantee);
}
