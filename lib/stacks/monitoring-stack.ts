import { Stack, Stage } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { CloudWatchMonitoring, EnvironmentConfig } from '#lib/config';
import { Monitoring } from '#lib/monitoring';
import type { ApiStack } from './api-stack.ts';
import type { ProcessingStack } from './processing-stack.ts';
import type { WebStack } from './web-stack.ts';

export interface MonitoringStackProps {
  readonly config: EnvironmentConfig;
  readonly monitoring: CloudWatchMonitoring;
  readonly web: WebStack;
  readonly processing: ProcessingStack;
  readonly api: ApiStack;
}

/** Alarms, dashboards and who hears of them. It comes after all others, since it watches what they have built. */
export class MonitoringStack extends Stack {
  constructor(scope: Construct, id: string, { config, monitoring, web, processing, api }: MonitoringStackProps) {
    super(scope, id);
    const stage = Stage.of(this);
    if (stage === undefined) throw new Error('A stack outside of a Stage has nothing to watch.');
    const { services } = processing;
    new Monitoring(this, 'Monitoring', {
      config,
      monitoring,
      stage,
      services,
      apiUrl: api.url,
      pageUrl: web.pages[0],
    });
  }
}
