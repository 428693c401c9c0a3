import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';
import { Canary } from '#lib/constructs/canary';
import type { ApiStack } from './api-stack.ts';
import type { DataStack } from './data-stack.ts';
import type { IngestStack } from './ingest-stack.ts';
import type { ProcessingStack } from './processing-stack.ts';

export interface CanaryStackProps {
  readonly config: EnvironmentConfig;
  readonly everyMinutes: number;
  readonly data: DataStack;
  readonly ingest: IngestStack;
  readonly processing: ProcessingStack;
  readonly api: ApiStack;
}

/** A customer of our own, who tells when the product does not work. */
export class CanaryStack extends Stack {
  constructor(scope: Construct, id: string, props: CanaryStackProps) {
    super(scope, id);
    const { config, everyMinutes, data, ingest, processing, api } = props;
    const { url: apiUrl, models } = api;
    const { standard: workers } = processing.services;
    const { queue } = ingest.queues.standard;
    new Canary(this, 'Canary', { config, everyMinutes, apiUrl, models, access: data.access, workers, queue });
  }
}
