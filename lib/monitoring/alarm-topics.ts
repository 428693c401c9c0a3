import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import { Topic, TracingConfig } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { CfnResourcePolicy } from 'aws-cdk-lib/aws-xray';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { CloudWatchMonitoring, EnvironmentConfig } from '#lib/config';
import { type Severity, severities } from './alarm-rule.ts';

export interface AlarmTopicsProps {
  readonly config: EnvironmentConfig;
  readonly monitoring: CloudWatchMonitoring;
}

/** What may tell: CloudWatch its alarms, AWS Budgets what the month costs. */
const TELLERS = ['cloudwatch.amazonaws.com', 'budgets.amazonaws.com'];

/** Where alarms are told, by how severe they are, and who hears of them by e-mail. */
export class AlarmTopics extends Construct {
  readonly bySeverity: Readonly<Record<Severity, Topic>>;
  readonly key: IKey | undefined;

  constructor(scope: Construct, id: string, { config, monitoring }: AlarmTopicsProps) {
    super(scope, id);
    this.key = config.state.encryption === 'customer-key' ? this.createKey() : undefined;
    this.bySeverity = {
      critical: this.createTopic('Critical', config),
      warning: this.createTopic('Warning', config),
      info: this.createTopic('Info', config),
    };
    this.letTrace(config);
    for (const severity of severities) {
      for (const address of monitoring.emails[severity]) {
        this.bySeverity[severity].addSubscription(new EmailSubscription(address));
      }
    }
  }

  /** No other key will do: CloudWatch may not use that of SNS. */
  private createKey(): IKey {
    const key = new Key(this, 'Key', { enableKeyRotation: true });
    key.addToResourcePolicy(this.allowing(['kms:Decrypt', 'kms:GenerateDataKey'], '*'));
    return key as IKey;
  }

  private createTopic(id: string, { name }: EnvironmentConfig): Topic {
    const topic = new Topic(this, id, {
      displayName: `Plinth ${name}: ${id.toLowerCase()}`,
      enforceSSL: true,
      tracingConfig: TracingConfig.ACTIVE,
      ...(this.key && { masterKey: this.key }),
    });
    // A topic with a policy has only that one, without SNS's own, which lets the account's services publish.
    topic.addToResourcePolicy(this.allowing(['sns:Publish'], topic.topicArn));
    return topic;
  }

  /** Without it SNS may not tell X-Ray what it did with a message. */
  private letTrace({ name }: EnvironmentConfig): void {
    const stack = Stack.of(this);
    const topics = severities.map((severity) => this.bySeverity[severity].topicArn);
    new CfnResourcePolicy(this, 'Tracing', {
      policyName: `plinth-${name}-alarm-topics`,
      policyDocument: stack.toJsonString({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'sns.amazonaws.com' },
            Action: ['xray:PutTraceSegments', 'xray:GetSamplingRules', 'xray:GetSamplingTargets'],
            // X-Ray has no narrower one.
            Resource: '*',
            Condition: {
              StringEquals: { 'aws:SourceAccount': stack.account },
              ArnEquals: { 'aws:SourceArn': topics },
            },
          },
        ],
      }),
    });
  }

  /** @param resource `*` in the policy of a key, which is about itself. */
  private allowing(actions: string[], resource: string): PolicyStatement {
    return new PolicyStatement({
      principals: TELLERS.map((service) => new ServicePrincipal(service)),
      actions,
      resources: [resource],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
    });
  }
}
