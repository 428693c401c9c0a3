import type { Problem, Rule } from '../finding.ts';
import { isRecord, listOf, recordOf } from '../template/values.ts';
import { jsonAt } from './json.ts';

const types = new Set(['metric', 'text', 'log', 'alarm', 'explorer', 'custom']);
const views = new Set(['timeSeries', 'singleValue', 'gauge', 'bar', 'pie', 'table']);
const isWhole = (value: unknown, low: number, high: number) =>
  Number.isInteger(value) && Number(value) >= low && Number(value) <= high;

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html */
export const dashboardRules: readonly Rule[] = [
  {
    name: 'cloudwatch/dashboard',
    about: 'The widgets of a dashboard are ones that CloudWatch shows.',
    types: ['AWS::CloudWatch::Dashboard'],
    *judge(resource, template) {
      const path = 'Properties.DashboardBody';
      const body = jsonAt(resource.properties['DashboardBody'], template);
      if (body === undefined) return;
      const widgets = recordOf(body)['widgets'];
      if (!Array.isArray(widgets) || widgets.length > 500) {
        yield { path, message: 'It has no list of at most 500 widgets.', remedy: 'Write {"widgets": [...]}.' };
        return;
      }
      for (const [at, widget] of widgets.entries()) yield* flawsOf(recordOf(widget), `${path}.widgets.${at}`);
    },
  },
];

function* flawsOf(widget: Readonly<Record<string, unknown>>, path: string): Generator<Problem> {
  const wrong = (name: string, remedy: string): Problem => ({
    path: `${path}.${name}`,
    message: `${name} is ${JSON.stringify(widget[name])}.`,
    remedy,
  });
  if (!types.has(String(widget['type']))) yield wrong('type', `Use one of ${[...types].join(', ')}.`);
  for (const [name, low, high] of [
    ['width', 1, 24],
    ['height', 1, 1000],
    ['x', 0, 23],
    ['y', 0, 100_000],
  ] as const) {
    if (widget[name] !== undefined && !isWhole(widget[name], low, high)) yield wrong(name, `Use ${low} to ${high}.`);
  }
  const properties = recordOf(widget['properties']);
  const inner = (name: string, remedy: string): Problem => ({
    path: `${path}.properties.${name}`,
    message: `${name} is ${JSON.stringify(properties[name])?.slice(0, 80)}.`,
    remedy,
  });
  if (!isRecord(widget['properties'])) yield wrong('properties', 'Give the widget its properties.');
  if (properties['view'] !== undefined && !views.has(String(properties['view'])))
    yield inner('view', `Use one of ${[...views].join(', ')}.`);
  if (properties['period'] !== undefined && !isPeriod(properties['period']))
    yield inner('period', 'Use 1, 5, 10, 30 or a multiple of 60.');
  if (widget['type'] === 'text' && typeof properties['markdown'] !== 'string') yield inner('markdown', 'Give it text.');
  if (widget['type'] === 'log' && typeof properties['query'] !== 'string')
    yield inner('query', 'Give it a query of Logs Insights.');
  if (widget['type'] === 'alarm' && listOf(properties['alarms']).length === 0)
    yield inner('alarms', 'Name the ARNs of alarms.');
  if (widget['type'] === 'metric') yield* metricFlaws(properties, inner);
}

function* metricFlaws(
  properties: Readonly<Record<string, unknown>>,
  wrong: (name: string, remedy: string) => Problem,
): Generator<Problem> {
  const { metrics, annotations } = properties;
  const shows = metrics !== undefined || recordOf(annotations)['alarms'] !== undefined;
  if (!shows) yield wrong('metrics', 'Name metrics, or an alarm in annotations.');
  for (const metric of listOf(metrics)) {
    const names = Array.isArray(metric) ? metric.filter((part) => !isRecord(part)) : undefined;
    const options = Array.isArray(metric) ? recordOf(metric.find(isRecord)) : {};
    const isExpression = names?.length === 0 && typeof options['expression'] === 'string';
    if (names === undefined || (!isExpression && (names.length < 2 || names.length % 2 === 1))) {
      yield wrong('metrics', 'Name namespace, metric, and pairs of dimension and value.');
    }
  }
}

/** Seconds over which CloudWatch adds up. */
export const isPeriod = (value: unknown): boolean =>
  [1, 5, 10, 20, 30].includes(Number(value)) || (Number(value) > 0 && Number(value) % 60 === 0);
