import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import type { Construct } from 'constructs';
import type { CloudWatchMonitoring, EnvironmentConfig } from '#lib/config';
import type { AlarmTopics } from './alarm-topics.ts';
import { budgetRules } from './rules/budget.ts';

export interface MonthlyBudgetProps {
  readonly config: EnvironmentConfig;
  readonly monitoring: CloudWatchMonitoring;
  readonly topics: AlarmTopics;
}

/**
 * Tells when the month costs too much: everything that carries the tag `environment` of this environment. The tag has to be
 * activated for cost allocation, once in an account (docs/runbooks/AL-60.md).
 */
export class MonthlyBudget extends CfnBudget {
  constructor(scope: Construct, id: string, { config, monitoring, topics }: MonthlyBudgetProps) {
    super(scope, id, {
      budget: {
        budgetName: `plinth-${config.name}`,
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: monitoring.monthlyBudget, unit: 'USD' },
        costFilters: { TagKeyValue: [`user:environment$${config.name}`] },
      },
      notificationsWithSubscribers: budgetRules.map(({ of, percent, severity }) => ({
        notification: {
          notificationType: of,
          comparisonOperator: 'GREATER_THAN',
          threshold: percent,
          thresholdType: 'PERCENTAGE',
        },
        subscribers: [{ subscriptionType: 'SNS', address: topics.bySeverity[severity].topicArn }],
      })),
    });
  }
}
