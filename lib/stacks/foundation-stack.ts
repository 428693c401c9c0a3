import { CfnRegistryScanningConfiguration } from 'aws-cdk-lib/aws-ecr';
import { CfnOIDCProvider } from 'aws-cdk-lib/aws-iam';
import { CfnOutput, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { type EnvironmentSettings, environments, type FoundationConfig } from '#lib/config';
import { GITHUB_HOST, PipelineRole } from '#lib/constructs/pipeline-role';

export interface FoundationStackProps {
  readonly config: FoundationConfig;
}

/**
 * What an account and region have once. Images are scanned for known faults when they arrive; that a tag is never given to
 * another image is a setting of their repository, which `cdk bootstrap` makes so.
 */
export class FoundationStack extends Stack {
  constructor(scope: Construct, id: string, { config }: FoundationStackProps) {
    super(scope, id);
    new CfnRegistryScanningConfiguration(this, 'ImageScans', {
      scanType: 'BASIC',
      rules: [{ scanFrequency: 'SCAN_ON_PUSH', repositoryFilters: [{ filter: '*', filterType: 'WILDCARD' }] }],
    });
    if (config.repository !== undefined) this.createPipelineRoles(config.repository);
  }

  /** One for each environment: a job of one that needs no approval gets nothing that is another's. */
  private createPipelineRoles(repository: string): void {
    const provider = new CfnOIDCProvider(this, 'GitHub', {
      url: `https://${GITHUB_HOST}`,
      clientIdList: ['sts.amazonaws.com'],
    });
    for (const settings of environments.filter(({ name }) => name !== 'local')) {
      const { name: environment } = settings;
      const title = `${environment.charAt(0).toUpperCase()}${environment.slice(1)}`;
      const props = { repository, environment, regions: regionsOf(settings), provider };
      const { role } = new PipelineRole(this, `PipelineOf${title}`, props);
      new CfnOutput(this, `PipelineRoleOf${title}`, { value: role.roleArn });
    }
  }
}

/** Its own, and that of its copies. */
function regionsOf({ region, backup }: EnvironmentSettings): string[] {
  return [region, ...(backup.kind === 'vault' && backup.copies !== undefined ? [backup.copies.region] : [])];
}
