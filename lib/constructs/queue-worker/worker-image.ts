import { fileURLToPath } from 'node:url';
import { DockerImageAsset, Platform } from 'aws-cdk-lib/aws-ecr-assets';
import { IgnoreMode } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { workerImage } from '#containers/ifc-worker';

/**
 * The image of the workers. Synthesis only copies what it is built from, as `.dockerignore` lists it: a change elsewhere
 * makes no new image. Whoever deploys builds it.
 */
export class WorkerImage extends DockerImageAsset {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      displayName: 'Plinth worker',
      directory: fileURLToPath(new URL('../../../', import.meta.url)),
      file: workerImage.dockerfile,
      platform: Platform.LINUX_ARM64,
      ignoreMode: IgnoreMode.DOCKER,
    });
  }
}
