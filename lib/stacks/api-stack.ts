import type { IAuthorizer } from 'aws-cdk-lib/aws-apigateway';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Alias } from 'aws-cdk-lib/aws-lambda';
import { CfnOutput, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { probePaths } from '#api/contracts';
import type { AccessEnvironment } from '#lambdas/access';
import type { JobsEnvironment } from '#lambdas/jobs';
import type { ApiFrame, VariablesOf } from '#lambdas/shared';
import type { UploadsEnvironment } from '#lambdas/uploads';
import type { EnvironmentConfig } from '#lib/config';
import { ApiAuthorizer } from '#lib/constructs/api-authorizer';
import { ApiFunction } from '#lib/constructs/api-function';
import { grantJobChanges } from '#lib/constructs/job-access';
import { PlinthApi } from '#lib/constructs/rest-api';
import { PlinthWebAcl } from '#lib/constructs/web-acl';
import type { DataStack } from './data-stack.ts';
import type { IdentityStack } from './identity-stack.ts';
import type { IngestStack } from './ingest-stack.ts';
import type { NetworkStack } from './network-stack.ts';
import { ReadFunctions } from './read-functions.ts';
import type { WebStack } from './web-stack.ts';

export interface ApiStackProps {
  readonly config: EnvironmentConfig;
  readonly network: NetworkStack;
  readonly data: DataStack;
  readonly ingest: IngestStack;
  readonly web: WebStack;
  readonly identity: IdentityStack;
}

/** The HTTP API: upload tickets, what becomes of uploads, and who may do what. */
export class ApiStack extends Stack {
  /** Without a slash at the end: routes begin behind it. */
  readonly url: string;
  /** Tells of models and removes them. */
  readonly models: Alias;

  constructor(scope: Construct, id: string, props: ApiStackProps) {
    super(scope, id);
    const { config, web } = props;
    const api = new PlinthApi(this, 'Api', { config, pages: web.pages, authorizer: this.createAuthorizer(props) });
    this.url = `https://${api.restApiId}.execute-api.${this.region}.${this.urlSuffix}/${api.deploymentStage.stageName}`;
    api.addCollection('v1/uploads', { here: ['POST'], below: ['POST'] }, this.createUploads(props).live);
    api.addCollection('v1/jobs', { here: ['GET'], below: ['GET', 'POST'] }, this.createJobs(props).live);
    const access = this.createAccess(props).live;
    api.addCollection('v1/api-keys', { here: ['GET', 'POST'], below: ['DELETE'] }, access);
    for (const path of ['v1/me', 'v1/audit']) api.addCollection(path, { here: ['GET'], below: [] }, access);
    api.addPages(['/docs', '/openapi.json'], 'open', access);
    const reads = new ReadFunctions(this, props);
    this.models = reads.models.live;
    this.addReads(api, reads);
    for (const node of this.node.findAll()) if (node instanceof ApiFunction) frame(node, props);
    const { stageArn } = api.deploymentStage;
    if (config.api.firewall === 'on') new PlinthWebAcl(this, 'Firewall', { config, stageArn, page: web.pages[0] });
    new CfnOutput(this, 'ApiUrl', { value: api.url });
    new CfnOutput(this, 'ApiId', { value: api.restApiId });
    new CfnOutput(this, 'ApiStage', { value: api.deploymentStage.stageName });
  }

  private addReads(api: PlinthApi, { models, spatial, health, metrics }: ReadFunctions): void {
    api.addCollection('v1/models', { here: ['GET'], below: ['GET', 'DELETE'] }, models.live);
    api.addCollection('v1/models', { here: [], below: ['POST'] }, spatial.live);
    api.addPages(probePaths, 'open', health.live);
    api.addPages(['/api/monitoring/health'], 'as-configured', health.live);
    api.addPages(['/metrics'], 'as-configured', metrics.live);
  }

  private createAuthorizer({ config, data, identity: tokens }: ApiStackProps): IAuthorizer | undefined {
    if (config.api.access !== 'accounts') return undefined;
    return new ApiAuthorizer(this, 'Authorizer', { config, access: data.access, tokens }).authorizer;
  }

  private createAccess({ config, data }: ApiStackProps): ApiFunction {
    const environment: VariablesOf<typeof AccessEnvironment> = {
      API_KEYS_TABLE: data.access.apiKeys.tableName,
      AUDIT_TABLE: data.access.audit.tableName,
    };
    const description = 'Tells people who they are, makes API keys, shows who did what, and describes the API';
    const access = new ApiFunction(this, 'Access', { config, name: 'access', description, environment });
    data.access.grantManage(access);
    return access;
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

/** What every function of the API has: it counts and notes, and knows whom to trust. */
function frame(handler: ApiFunction, { config, data, web }: ApiStackProps): void {
  const variables: VariablesOf<typeof ApiFrame> = {
    API_ACCESS: config.api.access === 'accounts' ? 'accounts' : 'trusted',
    RATE_LIMITS_TABLE: data.access.rateLimits.tableName,
    AUDIT_TABLE: data.access.audit.tableName,
    WEB_ORIGINS: web.pages.join(' '),
  };
  for (const [name, value] of Object.entries(variables)) handler.addEnvironment(name, value);
  data.access.grantCountAndNote(handler);
}
