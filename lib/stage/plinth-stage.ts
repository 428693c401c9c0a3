import { AspectPriority, Aspects, Stack, Stage, Tags, Validations } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';
import {
  ApiStack,
  AuditStack,
  BackupStack,
  CanaryStack,
  DataStack,
  IdentityStack,
  IngestStack,
  MonitoringStack,
  NetworkStack,
  ProcessingStack,
  ReplicaStack,
  WebContentStack,
  WebStack,
} from '#lib/stacks';
import { AcknowledgedWildcards } from './acknowledged-wildcards.ts';
import { FunctionsOfCdk } from './functions-of-cdk.ts';

export interface PlinthStageProps {
  readonly config: EnvironmentConfig;
}

/** One environment of the product: `cdk deploy '<name>/**'`. */
export class PlinthStage extends Stage {
  constructor(scope: Construct, { config }: PlinthStageProps) {
    super(scope, config.name, { stageName: `plinth-${config.name}`, env: { region: config.region } });
    const network = new NetworkStack(this, 'Network', { config });
    const web = new WebStack(this, 'Web', { config });
    const { pages } = web;
    const identity = new IdentityStack(this, 'Identity', { config, web });
    const data = new DataStack(this, 'Data', { config, network, pages });
    const ingest = new IngestStack(this, 'Ingest', { config, jobs: data.jobs, pages });
    const processing = new ProcessingStack(this, 'Processing', { config, network, data, ingest });
    const { flags } = processing;
    const api = new ApiStack(this, 'Api', { config, network, data, ingest, web, identity });
    new WebContentStack(this, 'WebContent', { config, web, identity, data, ingest, api });
    if (config.canary.kind === 'scheduled') {
      const { everyMinutes } = config.canary;
      new CanaryStack(this, 'Canary', { config, everyMinutes, data, ingest, processing, api });
    }
    if (config.trail.kind === 'objects') new AuditStack(this, 'Audit', { config, trail: config.trail, data, ingest });
    const { backup } = config;
    if (backup.kind === 'vault') new BackupStack(this, 'Backup', { config, backup, network, data, ingest, flags });
    const { monitoring } = config;
    // Watches all of those before it; the replica is in another region.
    if (monitoring.kind === 'cloudwatch')
      new MonitoringStack(this, 'Monitoring', { config, monitoring, web, processing, api });
    this.createReplica(config);

    for (const stack of this.node.children.filter(Stack.isStack)) {
      stack.terminationProtection = config.state.onRemoval === 'retain';
    }
    Aspects.of(this).add(new FunctionsOfCdk(config));
    // After all others: what they add to policies is looked at too.
    Aspects.of(this).add(new AcknowledgedWildcards(), { priority: AspectPriority.READONLY });
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'CloudTrail writes down who touches objects, where `trail` says so; S3’s own log would cost as much again.',
    });
    Tags.of(this).add('application', 'plinth');
    Tags.of(this).add('environment', config.name);
  }

  /** Comes first: a bucket takes no replication to a bucket that is not there. */
  private createReplica(config: EnvironmentConfig): void {
    const { backup } = config;
    if (backup.kind === 'none' || backup.copies === undefined) return;
    const { lock, copies } = backup;
    const others = this.node.children.filter(Stack.isStack);
    const replica = new ReplicaStack(this, 'Replica', { config, lock, region: copies.region });
    for (const { node } of others) if (REPLICATED.has(node.id)) node.addDependency(replica);
  }
}

/** Stacks that name something of the replica's. */
const REPLICATED = new Set(['Data', 'Ingest', 'Backup']);
