import type { StormRule } from '../alarm-rule.ts';

/** One message for what has one cause, and none where another alarm has told the cause. */
export const stormRules: readonly StormRule[] = [
  {
    id: 'ST-01',
    title: 'Service disturbed',
    severity: 'critical',
    of: ['AL-04', 'AL-05'],
    unless: ['AL-01', 'AL-02'],
  },
  {
    id: 'ST-02',
    title: 'Service slow or failing in part',
    severity: 'warning',
    of: ['AL-12', 'AL-13', 'AL-14', 'AL-15'],
    unless: ['AL-01'],
  },
  {
    id: 'ST-03',
    title: 'Database strained',
    severity: 'warning',
    of: ['AL-34', 'AL-35', 'AL-36'],
    unless: ['AL-02'],
  },
  {
    id: 'ST-04',
    title: 'Processing held up',
    severity: 'warning',
    of: ['AL-09', 'AL-19', 'AL-23', 'AL-25', 'AL-28'],
    unless: ['AL-02'],
  },
];
