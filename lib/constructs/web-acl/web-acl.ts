import { CfnLoggingConfiguration, CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { ArnFormat, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';
import { ServiceLogs } from '#lib/constructs/service-logs';
import { answerBodies } from './answers.ts';
import { rulesFor, seen } from './rules.ts';

export interface PlinthWebAclProps {
  readonly config: Pick<EnvironmentConfig, 'name' | 'logs' | 'state'>;
  /** Of the stage of an API: `arn:aws:apigateway:<region>::/restapis/<id>/stages/<stage>`. */
  readonly stageArn: string;
  /** Origin of the web app, whose scripts may read what the firewall answers. */
  readonly page: string;
}

/**
 * The firewall before the API: what an address may ask in a minute, and what attacks are known by. What it refuses is
 * logged, without what proves who asks.
 */
export class PlinthWebAcl extends Construct {
  constructor(scope: Construct, id: string, { config, stageArn, page }: PlinthWebAclProps) {
    super(scope, id);
    const acl = new CfnWebACL(this, 'Acl', {
      description: `Before the API of Plinth in ${config.name}`,
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      visibilityConfig: seen(aclMetricName(config.name)),
      rules: rulesFor(page),
      customResponseBodies: answerBodies(),
      associationConfig: { requestBody: { API_GATEWAY: { defaultSizeInspectionLimit: 'KB_64' } } },
    });
    new CfnWebACLAssociation(this, 'Association', { webAclArn: acl.attrArn, resourceArn: stageArn });
    this.createLogging(acl, config);
  }

  private createLogging(acl: CfnWebACL, config: PlinthWebAclProps['config']): void {
    // WAF writes to log groups with this beginning only.
    const { logGroupName } = new ServiceLogs(this, 'Logs', config, `aws-waf-logs-plinth-${config.name}`);
    const { COLON_RESOURCE_NAME } = ArnFormat;
    const place = {
      service: 'logs',
      resource: 'log-group',
      resourceName: logGroupName,
      arnFormat: COLON_RESOURCE_NAME,
    };
    new CfnLoggingConfiguration(this, 'Logging', {
      resourceArn: acl.attrArn,
      // Without the `:*` that the log group's own ARN ends with, and which WAF refuses.
      logDestinationConfigs: [Stack.of(this).formatArn(place)],
      redactedFields: [
        { singleHeader: { Name: 'authorization' } },
        { singleHeader: { Name: 'cookie' } },
        { queryString: {} },
      ],
      loggingFilter: refusedAndCounted,
    });
  }
}

/** Dimension of the metrics of a web ACL, by the name of its environment. */
export const aclMetricName = (environment: string) => `plinth-${environment}`;

/** What was let through is in the API's own log. */
const refusedAndCounted = {
  DefaultBehavior: 'DROP',
  Filters: [
    {
      Behavior: 'KEEP',
      Requirement: 'MEETS_ANY',
      Conditions: ['BLOCK', 'COUNT'].map((Action) => ({ ActionCondition: { Action } })),
    },
  ],
};
