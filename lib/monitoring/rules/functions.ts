import type { AlarmRule } from '../alarm-rule.ts';
import { ofFunction, ofStateMachine } from '../metrics.ts';

const MINUTE = 60;

const usual = { comparison: '>', missing: 'notBreaching', period: 5 * MINUTE, periods: 1 } as const;

/** Functions, and what runs them. Those of the API are told by its answers. */
export const functionRules: readonly AlarmRule[] = [
  {
    ...usual,
    id: 'AL-40',
    title: 'A function fails',
    severity: 'warning',
    each: 'backgroundFunction',
    signal: ofFunction('Errors', 'Sum'),
    threshold: 0,
    unit: 'runs',
  },
  {
    ...usual,
    id: 'AL-41',
    title: 'Functions are not let run',
    severity: 'warning',
    each: 'product',
    // Of the account: what functions share, and what they lack, is the account's.
    signal: { ...ofFunction('Throttles', 'Sum'), dimensions: {} },
    threshold: 0,
    unit: 'calls',
  },
  {
    ...usual,
    id: 'AL-42',
    title: 'A stream is not read',
    severity: 'warning',
    each: 'streamReader',
    signal: ofFunction('IteratorAge', 'Maximum'),
    threshold: 300_000,
    unit: 'ms',
  },
  {
    ...usual,
    id: 'AL-43',
    title: 'A state machine fails',
    severity: 'warning',
    each: 'stateMachine',
    signal: {
      expression: 'SUM([failed, late])',
      metrics: {
        failed: ofStateMachine('ExecutionsFailed', 'Sum'),
        late: ofStateMachine('ExecutionsTimedOut', 'Sum'),
      },
    },
    threshold: 0,
    unit: 'executions',
  },
];
