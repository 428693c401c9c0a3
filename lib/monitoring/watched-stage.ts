import { LambdaApplication } from 'aws-cdk-lib/aws-codedeploy';
import type { FargateService } from 'aws-cdk-lib/aws-ecs';
import { CfnServerlessCache } from 'aws-cdk-lib/aws-elasticache';
import { DatabaseCluster } from 'aws-cdk-lib/aws-rds';
import type { IConstruct } from 'constructs';
import { JobQueues } from '#lib/constructs/job-queues';
import { PlinthApi } from '#lib/constructs/rest-api';
import { ScannedUploadBucket } from '#lib/constructs/scanned-upload-bucket';

export type WorkerServices = { readonly standard: FargateService; readonly large: FargateService };

/** What is watched of an environment; undefined what not every one has. */
export type WatchedStage = ReturnType<typeof watchedStage>;

/** @throws where a part is missing that every environment has. */
export function watchedStage(stage: IConstruct, services: WorkerServices) {
  const all = stage.node.findAll();
  return {
    services,
    api: there(all.find((node) => node instanceof PlinthApi)),
    queues: there(all.find((node) => node instanceof JobQueues)),
    uploads: there(all.find((node) => node instanceof ScannedUploadBucket)),
    database: all.find((node) => node instanceof DatabaseCluster),
    cache: all.find((node) => node instanceof CfnServerlessCache),
    releases: all.find((node) => node instanceof LambdaApplication),
  };
}

function there<Part>(part: Part | undefined): Part {
  if (part === undefined) throw new Error('A part of the product is missing: nobody could watch it.');
  return part;
}
