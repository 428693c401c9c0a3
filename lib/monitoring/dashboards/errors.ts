import { ALARM_FORWARDER_SERVICE, forwarderMetrics } from '#lambdas/alarm-forwarder';
import { ALARM_REPEATER_SERVICE, repeaterMetrics } from '#lambdas/alarm-repeater';
import { DEPLOYMENT_CHECK_SERVICE, deploymentCheckMetrics } from '#lambdas/deployment-check';
import { functionMetrics } from '#lambdas/shared';
import { SWEEP_FAILURES, SWEEPER_SERVICE, sweeperMetrics } from '#lambdas/sweeper';
import { WAKER_SERVICE, wakerMetrics } from '#lambdas/waker';
import { apiServices } from '../api-services.ts';
import type { DashboardPlan } from '../dashboard-plan.ts';
import { ofApi, ofFunction, ofQueue, ofStateMachine } from '../metrics.ts';
import { lines, ownLines } from './lines.ts';

/** What went wrong, and where. */
export const errors: DashboardPlan = {
  id: 'errors',
  title: 'Errors',
  links: ['deadLetterQueue', 'function', 'stateMachine'],
  widgets: [
    {
      title: 'Server errors',
      unit: '%',
      lines: [
        {
          of: 'api',
          signal: {
            expression: '100 * errors / requests',
            metrics: { errors: ofApi('5XXError', 'Sum'), requests: ofApi('Count', 'Sum') },
          },
          label: 'of all answers',
        },
      ],
      mark: { value: 5, rule: 'AL-15' },
    },
    {
      title: 'Faults of the API, by function',
      unit: 'answers',
      lines: apiServices.flatMap((service) => ownLines(service, 'Sum', { [functionMetrics.faults]: service })),
    },
    { title: 'Functions that failed', unit: 'runs', lines: lines('function', ofFunction, 'Sum', { Errors: '' }) },
    {
      title: 'What could not be processed',
      unit: 'messages',
      lines: lines('deadLetterQueue', ofQueue, 'Maximum', { ApproximateNumberOfMessagesVisible: '' }),
      mark: { value: 1, rule: 'AL-24' },
    },
    {
      title: 'Jobs that stood still',
      unit: 'jobs',
      lines: [
        ...ownLines(SWEEPER_SERVICE, 'Sum', {
          [sweeperMetrics.resumed]: 'moved on',
          [sweeperMetrics.expired]: 'upload expired',
          [sweeperMetrics.refused]: 'stuck in scanning',
          [sweeperMetrics.workerLost]: 'worker lost',
          [SWEEP_FAILURES]: 'cannot be moved on',
        }),
        ...ownLines(WAKER_SERVICE, 'Sum', { [wakerMetrics.unreadable]: 'unreadable' }),
      ],
    },
    {
      title: 'State machines that failed',
      unit: 'executions',
      lines: lines('stateMachine', ofStateMachine, 'Sum', {
        ExecutionsFailed: 'failed',
        ExecutionsTimedOut: 'too late',
      }),
    },
    {
      title: 'Checks of releases',
      unit: 'checks',
      lines: ownLines(DEPLOYMENT_CHECK_SERVICE, 'Sum', {
        [deploymentCheckMetrics.passed]: 'passed',
        [deploymentCheckMetrics.failed]: 'failed',
      }),
    },
    {
      title: 'Messages of alarms',
      unit: 'messages',
      lines: [
        ...ownLines(ALARM_REPEATER_SERVICE, 'Sum', { [repeaterMetrics.repeated]: 'repeated' }),
        ...ownLines(ALARM_FORWARDER_SERVICE, 'Sum', { [forwarderMetrics.forwarded]: 'taken by the webhook' }),
      ],
    },
    { query: 'functionErrors' },
    { query: 'serverErrors' },
    { query: 'crashes' },
    { query: 'timeouts' },
  ],
};
