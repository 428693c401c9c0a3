import { Grant } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Duration, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { PageSettings } from '#api/contracts';
import type { VariablesOf } from '#lambdas/shared';
import { siteFolder, type WebContentEnvironment } from '#lambdas/web-content';
import type { EnvironmentConfig } from '#lib/config';
import { NodeFunction } from '#lib/constructs/node-function';
import { SetupStep } from '#lib/constructs/setup-step';

export interface WebContentProps {
  readonly config: Pick<EnvironmentConfig, 'logs' | 'state'>;
  /** Of the web app; nobody else writes there. */
  readonly files: IBucket;
  readonly settings: PageSettings;
  /** Origins that the page may ask beside its own. */
  readonly connectOrigins: readonly string[];
}

/** The web app itself, and what it has to know of its environment: comes last, when there is something to ask. */
export class WebContent extends Construct {
  constructor(scope: Construct, id: string, props: WebContentProps) {
    super(scope, id);
    const { config, files, settings, connectOrigins } = props;
    const environment: VariablesOf<typeof WebContentEnvironment> = {
      WEB_BUCKET: files.bucketName,
      PAGE_SETTINGS: Stack.of(this).toJsonString(settings),
      CONNECT_ORIGINS: connectOrigins.join(' '),
    };
    const handler = this.createFunction(config, environment);
    allow(handler, files.arnForObjects('*'), 's3:PutObject', 's3:DeleteObject');
    allow(handler, files.bucketArn, 's3:ListBucket');
    new SetupStep(this, 'Step', {
      config,
      name: 'WebContent',
      handler: handler as IFunction,
      sources: ['web', 'api/contracts', 'core/model', 'lambdas/web-content', 'package-lock.json'],
      properties: environment,
    });
  }

  private createFunction(config: WebContentProps['config'], environment: Record<string, string>): NodeFunction {
    return new NodeFunction(this, 'Function', {
      config,
      name: 'web-content',
      description: 'Brings the web app to where it is delivered from',
      environment,
      timeout: Duration.minutes(5),
      addFiles: (folder) => ['node scripts/build-web.mjs', `cp -R dist/web "${folder}/${siteFolder}"`],
    });
  }
}

function allow(grantee: NodeFunction, resource: string, ...actions: string[]): void {
  Grant.addToPrincipal({ grantee, actions, resourceArns: [resource] });
}
