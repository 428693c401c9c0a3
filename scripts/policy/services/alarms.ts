import type { Problem, Rule } from '../finding.ts';
import { isAlarmRule } from '../strings/alarm-rules.ts';
import { isPeriod } from '../strings/dashboards.ts';
import { at } from '../template/resource.ts';
import { listOf, numberOf, type Properties, recordOf, truthOf } from '../template/values.ts';
import { knownMetrics } from './metrics.ts';

const ALARM = 'AWS::CloudWatch::Alarm';

/** Amazon CloudWatch's alarms. */
export const alarmRules: readonly Rule[] = [
  {
    name: 'cloudwatch/alarm-period',
    about: 'The time that an alarm looks at is one that CloudWatch can add up.',
    types: [ALARM],
    *judge(alarm) {
      for (const { path, value } of [
        ...at(alarm, 'Period'),
        ...at(alarm, 'Metrics.*.MetricStat.Period'),
        ...at(alarm, 'Metrics.*.Period'),
      ]) {
        if (numberOf(value) !== undefined && !isPeriod(value))
          yield { path, message: `The period is ${value} s.`, remedy: 'Write 10, 20, 30 or a multiple of 60.' };
      }
      const periods = [...at(alarm, 'Period'), ...at(alarm, 'Metrics.*.MetricStat.Period')].flatMap(
        ({ value }) => numberOf(value) ?? [],
      );
      const longest = Math.max(0, ...periods);
      const count = numberOf(alarm.properties['EvaluationPeriods']) ?? 1;
      if (longest * count > (longest >= 3600 ? 604_800 : 86_400)) {
        yield {
          path: 'Properties.EvaluationPeriods',
          message: `It looks at ${longest * count} s.`,
          remedy: 'Look at a day at most, at 7 days with periods of an hour.',
        };
      }
    },
  },
  {
    name: 'cloudwatch/alarm-datapoints',
    about: 'An alarm asks for at most as many bad periods as it looks at.',
    types: [ALARM],
    *judge({ properties }) {
      const [bad, all] = [numberOf(properties['DatapointsToAlarm']), numberOf(properties['EvaluationPeriods'])];
      if (bad === undefined || all === undefined || bad <= all) return;
      yield {
        path: 'Properties.DatapointsToAlarm',
        message: `${bad} of ${all} periods.`,
        remedy: 'Let it be at most EvaluationPeriods.',
      };
    },
  },
  {
    name: 'cloudwatch/alarm-metric',
    about: 'An alarm watches one metric by one statistic, or an expression over metrics that it names.',
    types: [ALARM],
    *judge({ properties }) {
      const hasOne = properties['MetricName'] !== undefined;
      if (hasOne === (properties['Metrics'] !== undefined))
        yield {
          path: 'Properties.MetricName',
          message: 'It watches either a metric or a list of them.',
          remedy: 'Give MetricName or Metrics.',
        };
      if (hasOne) yield* flawsOfOne(properties);
      else yield* flawsOfMany(listOf(properties['Metrics']).map(recordOf));
      const isBand = /Upper|Lower/.test(String(properties['ComparisonOperator']));
      if (properties['Threshold'] === undefined && properties['ThresholdMetricId'] === undefined)
        yield { path: 'Properties.Threshold', message: 'It has none.', remedy: 'Give it a number.' };
      if (isBand && properties['ThresholdMetricId'] === undefined)
        yield {
          path: 'Properties.ThresholdMetricId',
          message: 'A band is compared with a metric.',
          remedy: 'Name it, or compare with a number.',
        };
    },
  },
  {
    name: 'cloudwatch/metric-exists',
    about: 'Metrics of AWS are ones that its services send, with the dimensions that they send them with.',
    types: [ALARM],
    *judge(alarm, template) {
      const single =
        alarm.properties['MetricName'] === undefined ? [] : [{ path: 'Properties', value: alarm.properties }];
      for (const { path, value } of [...single, ...at(alarm, 'Metrics.*.MetricStat.Metric')]) {
        yield* unknownMetric(recordOf(value), path, (part) => template.literal(part));
      }
    },
  },
  {
    name: 'cloudwatch/composite',
    about: 'What alarms are put together from can be read, and names alarms that are there.',
    types: ['AWS::CloudWatch::CompositeAlarm'],
    *judge(alarm, template) {
      const path = 'Properties.AlarmRule';
      const rule = template.text(alarm.properties['AlarmRule']) ?? '';
      if (!isAlarmRule(rule))
        yield {
          path,
          message: `${rule.slice(0, 80)} cannot be read.`,
          remedy: 'Write such as ALARM("one") OR (ALARM("two") AND NOT ALARM("three")).',
        };
    },
  },
];

/** How many brackets are left open; not 0 where one closes before it opens. */
function depthOf(text: string): number {
  let depth = 0;
  for (const letter of text) {
    depth += letter === '(' ? 1 : letter === ')' ? -1 : 0;
    if (depth < 0) return depth;
  }
  return depth;
}

function* flawsOfOne(properties: Properties): Generator<Problem> {
  if (properties['Namespace'] === undefined)
    yield { path: 'Properties.Namespace', message: 'Whose metric it is is not said.', remedy: 'Name its namespace.' };
  if (properties['Period'] === undefined)
    yield { path: 'Properties.Period', message: 'It has none.', remedy: 'Give it seconds.' };
  if ((properties['Statistic'] === undefined) === (properties['ExtendedStatistic'] === undefined)) {
    yield {
      path: 'Properties.Statistic',
      message: 'It has not exactly one statistic.',
      remedy: 'Give Statistic, or ExtendedStatistic for percentiles.',
    };
  }
}

function* flawsOfMany(metrics: readonly Properties[]): Generator<Problem> {
  const path = 'Properties.Metrics';
  const ids = metrics.map((metric) => String(metric['Id']));
  if (new Set(ids).size < ids.length) yield { path, message: 'Two metrics have one id.', remedy: 'Give each its own.' };
  const shown = metrics.filter((metric) => truthOf(metric['ReturnData'] ?? true) === true);
  const isBand = metrics.some((metric) => String(metric['Expression']).includes('ANOMALY_DETECTION_BAND'));
  if (shown.length !== 1 && !isBand)
    yield {
      path,
      message: `${shown.length} metrics are compared.`,
      remedy: 'Let ReturnData be true for one, and false for the others.',
    };
  for (const [index, metric] of metrics.entries()) {
    const expression = metric['Expression'];
    if ((expression === undefined) === (metric['MetricStat'] === undefined))
      yield {
        path: `${path}.${index}`,
        message: 'It is neither a metric nor an expression, or both.',
        remedy: 'Give MetricStat or Expression.',
      };
    if (typeof expression === 'string' && !/^\s*SELECT\b/i.test(expression))
      yield* flawsOfExpression(expression, ids, `${path}.${index}.Expression`);
  }
}

const functions = new Set(
  `ABS ANOMALY_DETECTION_BAND AVG CEIL DATAPOINT_COUNT DAY DB_PERF_INSIGHTS DIFF DIFF_TIME EPOCH FILL FIRST LAST FLOOR HOUR IF INSIGHT_RULE_METRIC LAMBDA LOG LOG10 MAX
  METRIC_COUNT METRICS MIN MINUTE MONTH PERIOD RATE REMOVE_EMPTY RUNNING_SUM SEARCH SERVICE_QUOTA SLICE SORT STDDEV SUM TIME_SERIES YEAR AND OR NOT REPEAT LINEAR`.split(
    /\s+/,
  ),
);

function* flawsOfExpression(expression: string, ids: readonly string[], path: string): Generator<Problem> {
  const words = expression.replaceAll(/'[^']*'|"[^"]*"/g, ' ').match(/[A-Za-z_]\w*/g) ?? [];
  const unknown = words.filter((word) => !ids.includes(word) && !functions.has(word.toUpperCase()));
  if (unknown.length > 0)
    yield {
      path,
      message: `${expression} names ${unknown.join(', ')}, which is no metric of the alarm.`,
      remedy: `Name ids of this list: ${ids.join(', ')}.`,
    };
  if (depthOf(expression) !== 0)
    yield { path, message: `The brackets of ${expression} do not match.`, remedy: 'Close each that opens.' };
}

function* unknownMetric(
  metric: Properties,
  path: string,
  literal: (value: unknown) => string | undefined,
): Generator<Problem> {
  const namespace = literal(metric['Namespace']);
  const name = literal(metric['MetricName']);
  if (namespace === undefined || name === undefined || !namespace.startsWith('AWS/')) return;
  const known = knownMetrics[namespace];
  if (known === undefined) {
    yield {
      path: `${path}.Namespace`,
      message: `${namespace} is not known here.`,
      remedy: 'Spell it as CloudWatch does, or add it to services/metrics.ts.',
    };
    return;
  }
  if (!known.metrics.includes(name))
    yield {
      path: `${path}.MetricName`,
      message: `${namespace} has no metric ${name}.`,
      remedy: 'Spell it as the service’s guide does.',
    };
  for (const { Name: dimension } of listOf(metric['Dimensions']).map(recordOf)) {
    if (!known.dimensions.includes(String(dimension)))
      yield {
        path: `${path}.Dimensions`,
        message: `${namespace} has no dimension ${dimension}.`,
        remedy: `Use ${known.dimensions.join(', ')}.`,
      };
  }
}
