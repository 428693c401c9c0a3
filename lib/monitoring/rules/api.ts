import { AUTHORIZER_SERVICE, authorizerMetrics } from '#lambdas/authorizer';
import type { AlarmRule } from '../alarm-rule.ts';
import { ofApi, ofFirewall, own } from '../metrics.ts';

const MINUTE = 60;

const rateOf = (errors: '4XXError' | '5XXError') => ({
  expression: '100 * errors / requests',
  metrics: { errors: ofApi(errors, 'Sum'), requests: ofApi('Count', 'Sum') },
});

/** How the API answers, and who is refused. */
export const apiRules: readonly AlarmRule[] = [
  {
    id: 'AL-14',
    title: 'API slower than 0.5 s',
    severity: 'warning',
    each: 'api',
    signal: ofApi('Latency', 'p95'),
    comparison: '>',
    threshold: 500,
    unit: 'ms',
    period: MINUTE,
    periods: 2,
    missing: 'notBreaching',
  },
  {
    id: 'AL-15',
    title: 'More than 5 % of answers are server errors',
    severity: 'warning',
    each: 'api',
    signal: rateOf('5XXError'),
    comparison: '>',
    threshold: 5,
    unit: '%',
    period: MINUTE,
    periods: 2,
    missing: 'notBreaching',
  },
  {
    id: 'AL-16',
    title: 'Most requests are refused',
    severity: 'info',
    each: 'api',
    signal: {
      expression: 'IF(requests > 100, 100 * errors / requests, 0)',
      metrics: rateOf('4XXError').metrics,
    },
    comparison: '>',
    threshold: 50,
    unit: '%',
    period: 5 * MINUTE,
    periods: 3,
    missing: 'notBreaching',
  },
  {
    id: 'AL-17',
    title: 'Many keys or tokens that let nobody in',
    severity: 'warning',
    each: 'product',
    when: 'accounts',
    signal: own(AUTHORIZER_SERVICE, authorizerMetrics.refused, 'Sum'),
    comparison: '>',
    threshold: 100,
    unit: 'requests',
    period: 5 * MINUTE,
    periods: 1,
    missing: 'notBreaching',
  },
  {
    id: 'AL-18',
    title: 'Firewall refuses many requests',
    severity: 'warning',
    each: 'firewall',
    signal: ofFirewall('BlockedRequests', 'Sum'),
    comparison: '>',
    threshold: 1000,
    unit: 'requests',
    period: 5 * MINUTE,
    periods: 1,
    missing: 'notBreaching',
  },
];
