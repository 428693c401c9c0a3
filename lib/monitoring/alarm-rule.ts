import type { EnvironmentConfig } from '#lib/config';
import type { SubjectKind } from './subject.ts';

/** How severe an alarm is: somebody is woken; somebody looks at it today; somebody should know. */
export const severities = ['critical', 'warning', 'info'] as const;
export type Severity = (typeof severities)[number];

/** Where CloudWatch finds the numbers of a metric. */
export interface MetricSource {
  readonly namespace: string;
  readonly name: string;
  readonly statistic: 'Sum' | 'Average' | 'Minimum' | 'Maximum' | 'SampleCount' | 'p95' | 'p99';
  /** The dimensions themselves, or the name of a set that the rule's subjects have. */
  readonly dimensions: string | Readonly<Record<string, string>>;
}

/** An expression of metric math over metrics, each by the name that the expression has for it. */
export interface Calculation {
  readonly expression: string;
  readonly metrics: Readonly<Record<string, MetricSource>>;
}

/** Something in the settings of an environment without which the rule is about nothing. */
export const conditions = {
  cache: ({ cache }) => cache.kind !== 'none',
  /** Nobody looks at one that may sleep, since a look would wake it (docs/adr/0026). */
  databaseAwake: ({ database }) => database.kind !== 'aurora' || database.minCapacity > 0,
  ownDomain: ({ web }) => web.domain !== undefined,
  canary: ({ canary }) => canary.kind !== 'none',
  backup: ({ backup }) => backup.kind !== 'none',
  restoreTest: ({ backup }) => backup.kind !== 'none' && backup.restoreTest === 'weekly',
  cacheSnapshots: ({ backup, cache }) => backup.kind !== 'none' && cache.kind === 'serverless',
  accounts: ({ api }) => api.access === 'accounts',
} as const satisfies Record<string, (config: EnvironmentConfig) => boolean>;
export type Condition = keyof typeof conditions;

/** When somebody is told, and of what. */
export interface AlarmRule {
  /** Also the name of its runbook, docs/runbooks/<id>.md, and part of the alarms' names. */
  readonly id: `AL-${string}`;
  readonly title: string;
  readonly severity: Severity;
  /** There is an alarm for each of them; where an environment has none of them, it has no such alarm. */
  readonly each: SubjectKind;
  /** @default wherever there is a subject */
  readonly when?: Condition;
  readonly signal: MetricSource | Calculation;
  readonly comparison: '>' | '>=' | '<';
  readonly threshold: number;
  readonly unit: string;
  /** Seconds that a value is about. */
  readonly period: number;
  /** So many values one after the other have to be beyond the threshold. */
  readonly periods: number;
  /** What an absent value means. */
  readonly missing: 'breaching' | 'notBreaching' | 'ignore';
}

/** Several rules that tell together, in one message, and only where nothing else explains them. */
export interface StormRule {
  /** Also the name of its runbook. */
  readonly id: `ST-${string}`;
  readonly title: string;
  readonly severity: Severity;
  /** Rules of this severity; their alarms say nothing themselves. */
  readonly of: readonly AlarmRule['id'][];
  /**
   * While an alarm of one of these rules is on, nothing is told: it is the cause. The first that the environment has is waited
   * for; the others are named with those that come earlier by themselves.
   */
  readonly unless: readonly AlarmRule['id'][];
}
