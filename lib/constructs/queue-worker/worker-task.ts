import type { DockerImageAsset } from 'aws-cdk-lib/aws-ecr-assets';
import {
  Capability,
  ContainerImage,
  CpuArchitecture,
  FargateTaskDefinition,
  LinuxParameters,
  LogDrivers,
  OperatingSystemFamily,
} from 'aws-cdk-lib/aws-ecs';
import { Duration, Validations } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { type WorkerEnvironment, workerImage } from '#containers/ifc-worker';
import type { VariablesOf } from '#lambdas/shared';
import type { EnvironmentConfig } from '#lib/config';
import { ServiceLogs } from '#lib/constructs/service-logs';

/** ECS sends SIGTERM and waits as long as it can, for the worker to give its message back. */
const STOP_TIMEOUT = Duration.seconds(120);

export interface WorkerTaskProps {
  readonly config: Pick<EnvironmentConfig, 'logs' | 'state'>;
  readonly size: EnvironmentConfig['processing']['standard'];
  readonly image: DockerImageAsset;
  readonly environment: VariablesOf<typeof WorkerEnvironment>;
}

/** One worker: without root, without capabilities, and with nothing to write to but its scratch volume. */
export class WorkerTask extends FargateTaskDefinition {
  constructor(scope: Construct, id: string, { config, size, image, environment }: WorkerTaskProps) {
    super(scope, id, {
      cpu: size.cpu,
      memoryLimitMiB: size.memoryMiB,
      ephemeralStorageGiB: size.scratchGiB,
      runtimePlatform: {
        cpuArchitecture: CpuArchitecture.ARM64,
        operatingSystemFamily: OperatingSystemFamily.LINUX,
      },
      // Bounded by the task's storage. It takes over the owner of the folder in the image on which it is mounted.
      volumes: [{ name: 'scratch' }],
    });
    const container = this.addContainer('worker', {
      image: ContainerImage.fromDockerImageAsset(image),
      environment,
      user: workerImage.user,
      readonlyRootFilesystem: true,
      linuxParameters: this.createLinuxParameters(),
      logging: LogDrivers.awsLogs({ streamPrefix: 'worker', logGroup: new ServiceLogs(this, 'Logs', config) }),
      stopTimeout: STOP_TIMEOUT,
      healthCheck: {
        command: [...workerImage.healthCheck],
        interval: Duration.seconds(30),
        timeout: Duration.seconds(5),
        retries: 3,
        startPeriod: Duration.seconds(60),
      },
    });
    container.addMountPoints({ sourceVolume: 'scratch', containerPath: workerImage.scratchFolder, readOnly: false });
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-ECS2',
      reason: 'Its variables are names of buckets, queues and tables; it signs in everywhere by its role.',
    });
  }

  private createLinuxParameters(): LinuxParameters {
    // The init process passes signals on and buries the conversions' processes.
    const parameters = new LinuxParameters(this, 'LinuxParameters', { initProcessEnabled: true });
    parameters.dropCapabilities(Capability.ALL);
    return parameters;
  }
}
