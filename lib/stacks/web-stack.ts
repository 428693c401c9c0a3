import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { CfnOutput, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';
import { WebSite } from '#lib/constructs/web-site';

export interface WebStackProps {
  readonly config: EnvironmentConfig;
}

/** Where the web app will be. It comes first, since all others have to know its address; the app itself comes last. */
export class WebStack extends Stack {
  readonly files: IBucket;
  /** Origins whose pages may use this environment, the web app's own first. */
  readonly pages: readonly [string, ...string[]];

  constructor(scope: Construct, id: string, { config }: WebStackProps) {
    super(scope, id);
    const { files, origin } = new WebSite(this, 'Site', { config });
    this.files = files;
    const { webOrigins } = config.uploads;
    const elsewhere = config.web.origin;
    this.pages = elsewhere === undefined ? [origin, ...webOrigins] : [elsewhere, origin, ...webOrigins];
    new CfnOutput(this, 'WebUrl', { value: origin });
  }
}
