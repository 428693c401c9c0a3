import type { Severity } from '../alarm-rule.ts';

/** When the month's costs are told, in percent of the environment's budget. AWS Budgets looks three times a day. */
export interface BudgetRule {
  readonly id: `AL-${string}`;
  readonly title: string;
  readonly severity: Severity;
  readonly of: 'ACTUAL' | 'FORECASTED';
  readonly percent: number;
}

export const budgetRules: readonly BudgetRule[] = [
  { id: 'AL-60', title: 'The month will cost more than its budget', severity: 'info', of: 'FORECASTED', percent: 100 },
  { id: 'AL-61', title: 'The month has cost its budget', severity: 'warning', of: 'ACTUAL', percent: 100 },
];
