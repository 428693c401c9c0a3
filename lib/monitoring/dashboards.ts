import {
  type AlarmBase,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IAlarm,
  type IWidget,
  LogQueryWidget,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';
import type { DashboardPlan, Diagram, Line, Widget } from './dashboard-plan.ts';
import { dashboardPlans } from './dashboards/index.ts';
import type { DeepLinks } from './deep-links.ts';
import type { LogSource } from './log-groups.ts';
import { metricOf } from './metric-of.ts';
import { logQueries, type QueryName } from './queries.ts';
import { type Subjects, subjectKinds } from './subject.ts';

export interface DashboardsProps {
  readonly config: EnvironmentConfig;
  readonly subjects: Subjects;
  readonly logs: Readonly<Record<LogSource, readonly string[]>>;
  readonly alarms: readonly AlarmBase[];
  readonly links: DeepLinks;
}

/** Of the 24 columns that a dashboard has. */
const size = { width: 12, height: 6 };
const WIDTH = 24;
const SECONDS = 300;
/** To what a dashboard is about; more of them nobody finds. */
const MOST_LINKS = 12;

export const dashboardName = ({ name }: Pick<EnvironmentConfig, 'name'>, { id }: Pick<DashboardPlan, 'id'>): string =>
  `plinth-${name}-${id}`;

/** Pages of diagrams about one environment, each with links to the others and to what it is about. */
export class Dashboards extends Construct {
  private readonly props: DashboardsProps;

  constructor(scope: Construct, id: string, props: DashboardsProps) {
    super(scope, id);
    this.props = props;
    for (const plan of dashboardPlans) {
      new Dashboard(this, plan.id, {
        dashboardName: dashboardName(props.config, plan),
        defaultInterval: Duration.hours(12),
        widgets: [[this.createHead(plan)], ...pairs(plan.widgets.flatMap((widget) => this.createWidget(widget)))],
      });
    }
  }

  private createHead({ title, links: kinds }: DashboardPlan): IWidget {
    const { config, links, subjects } = this.props;
    const pages = dashboardPlans.map((plan) => `[${plan.title}](${links.dashboard(dashboardName(config, plan))})`);
    const places = kinds
      .flatMap((kind) => subjects[kind].map(({ name, link }) => `[${name || subjectKinds[kind]}](${link})`))
      .slice(0, MOST_LINKS);
    const tools = [
      `[Alarms](${links.alarms(`plinth-${config.name}-`)})`,
      `[Saved queries](${links.queries()})`,
      `[Traces](${links.traces()})`,
    ];
    const markdown = [`# ${title}: ${config.name}`, pages.join(' · '), [...tools, ...places].join(' · ')].join('\n\n');
    return new TextWidget({ markdown, width: WIDTH, height: 4 });
  }

  private createWidget(widget: Widget): IWidget[] {
    if ('alarms' in widget) return [this.createAlarms()];
    return 'query' in widget ? this.createQuery(widget.query) : this.createDiagram(widget);
  }

  private createAlarms(): IWidget {
    return new AlarmStatusWidget({ title: 'Alarms', alarms: [...this.props.alarms] as IAlarm[], ...size });
  }

  private createQuery(name: QueryName): IWidget[] {
    const { title, of, lines } = logQueries[name];
    const logGroupNames = [...this.props.logs[of]];
    if (logGroupNames.length === 0) return [];
    return [new LogQueryWidget({ title, logGroupNames, queryLines: [...lines], ...size })];
  }

  private createDiagram({ title, unit, lines, mark, stacked = false }: Diagram): IWidget[] {
    const left = lines.flatMap((line, index) => this.createLines(line, index));
    if (left.length === 0) return [];
    return [
      new GraphWidget({
        title,
        left,
        stacked,
        leftYAxis: { label: unit, showUnits: false, min: 0 },
        ...(mark && { leftAnnotations: [{ value: mark.value, label: mark.rule, color: '#d13212' }] }),
        ...size,
      }),
    ];
  }

  private createLines({ of, signal, label }: Line, index: number) {
    const { config, subjects } = this.props;
    return subjects[of].map((subject, at) =>
      metricOf(signal, {
        environment: config.name,
        subject,
        seconds: SECONDS,
        label: [label, subject.name].filter((part) => part !== '').join(' '),
        suffix: `_${index}_${at}`,
      }),
    );
  }
}

/** Rows of two. */
function pairs(widgets: readonly IWidget[]): IWidget[][] {
  return widgets.flatMap((widget, index) =>
    index % 2 === 0 ? [[widget, ...widgets.slice(index + 1, index + 2)]] : [],
  );
}
