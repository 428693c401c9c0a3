import type { Calculation, MetricSource } from './alarm-rule.ts';
import type { QueryName } from './queries.ts';
import type { SubjectKind } from './subject.ts';

/** One line in a diagram for each subject; none where the environment has none. */
export interface Line {
  readonly of: SubjectKind;
  readonly signal: MetricSource | Calculation;
  /** What it shows; the name of its subject is put behind, where there are several. */
  readonly label: string;
}

/** A diagram over time. `mark`: where an alarm goes off. */
export interface Diagram {
  readonly title: string;
  readonly unit: string;
  readonly lines: readonly Line[];
  readonly mark?: { readonly value: number; readonly rule: string };
  /** Lines upon each other. @default false */
  readonly stacked?: boolean;
}

export type Widget = Diagram | { readonly query: QueryName } | { readonly alarms: 'all' };

/** A page of diagrams; `links`: kinds of subjects whose pages in the console are linked at its head. */
export interface DashboardPlan {
  readonly id: string;
  readonly title: string;
  readonly links: readonly SubjectKind[];
  readonly widgets: readonly Widget[];
}
