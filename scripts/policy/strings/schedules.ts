import type { Rule } from '../finding.ts';
import { at } from '../template/resource.ts';

/** What a field of a cron expression takes: numbers, or names that stand for them. */
interface Field {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  readonly names: readonly string[];
  /** More than numbers, lists, ranges and steps: `?`, `L`, `W`, `#`. */
  readonly special: RegExp;
}

const months = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
const weekdays = 'SUN MON TUE WED THU FRI SAT'.split(' ');
const nothing = /^(?!)/;

/** https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html */
const fields: readonly Field[] = [
  { name: 'minutes', low: 0, high: 59, names: [], special: nothing },
  { name: 'hours', low: 0, high: 23, names: [], special: nothing },
  { name: 'day of month', low: 1, high: 31, names: [], special: /^(\?|L|LW|\d{1,2}W)$/ },
  { name: 'month', low: 1, high: 12, names: months, special: nothing },
  { name: 'day of week', low: 1, high: 7, names: weekdays, special: /^(\?|L|[1-7]L|[A-Z]{3}#[1-5]|[1-7]#[1-5])$/ },
  { name: 'year', low: 1970, high: 2199, names: [], special: nothing },
];

/** What is wrong with `cron(...)`, `rate(...)`, `at(...)`; undefined where nothing is. */
export function flawOfSchedule(expression: string, takesAt = true): string | undefined {
  const [, kind, inner = ''] = /^(cron|rate|at)\((.*)\)$/.exec(expression) ?? [];
  if (kind === 'cron') return flawOfCron(inner);
  if (kind === 'rate') return flawOfRate(inner);
  if (kind === 'at' && takesAt) {
    return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(inner)
      ? undefined
      : 'at(...) takes a time such as 2026-11-21T02:00:00';
  }
  return `it is none of cron(...), rate(...)${takesAt ? ', at(...)' : ''}`;
}

function flawOfRate(inner: string): string | undefined {
  const [, count, unit = ''] = /^(\d+) (\w+)$/.exec(inner) ?? [];
  if (count === undefined || Number(count) < 1) return 'rate(...) takes a number from 1 and a unit';
  const word = Number(count) === 1 ? /^(minute|hour|day)$/ : /^(minutes|hours|days)$/;
  return word.test(unit) ? undefined : `${count} does not go with ${unit}: 1 minute, 2 minutes`;
}

function flawOfCron(inner: string): string | undefined {
  const parts = inner.split(/\s+/);
  if (parts.length !== fields.length) return `cron(...) has ${parts.length} fields, not ${fields.length}`;
  const wrong = fields.filter((field, at) => !fits(field, (parts[at] ?? '').toUpperCase()));
  if (wrong.length > 0) return `its ${wrong.map(({ name }) => name).join(' and its ')} cannot be so`;
  const questions = [parts[2], parts[4]].filter((part) => part === '?').length;
  return questions === 1 ? undefined : 'one of day of month and day of week has to be ?, and only one';
}

const fits = (field: Field, text: string): boolean =>
  field.special.test(text) || text.split(',').every((part) => isRange(field, part));

/** `*`, `5`, `MON-FRI`, `0/15`, steps. */
function isRange(field: Field, part: string): boolean {
  const [range = '', step, ...more] = part.split('/');
  if (more.length > 0 || (step !== undefined && !/^[1-9]\d*$/.test(step))) return false;
  if (range === '*') return true;
  const [from, to = from, ...others] = range.split('-').map((end) => numberOf(field, end));
  return others.length === 0 && from !== undefined && to !== undefined && from <= to;
}

function numberOf({ low, high, names }: Field, text: string): number | undefined {
  const number = names.includes(text) ? low + names.indexOf(text) : /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return number >= low && number <= high ? number : undefined;
}

/** Type of resource -> where it says when, and whether once is possible. */
const places: Readonly<Record<string, readonly (readonly [string, boolean])[]>> = {
  'AWS::Scheduler::Schedule': [['ScheduleExpression', true]],
  'AWS::Events::Rule': [['ScheduleExpression', false]],
  'AWS::Backup::BackupPlan': [['BackupPlan.BackupPlanRule.*.ScheduleExpression', false]],
  'AWS::Backup::RestoreTestingPlan': [['ScheduleExpression', false]],
  'AWS::Synthetics::Canary': [['Schedule.Expression', false]],
  'AWS::SecretsManager::RotationSchedule': [['RotationRules.ScheduleExpression', false]],
  'AWS::ApplicationAutoScaling::ScalableTarget': [['ScheduledActions.*.Schedule', true]],
  'AWS::SSM::Association': [['ScheduleExpression', true]],
};

export const scheduleRules: readonly Rule[] = [
  {
    name: 'schedules/expression',
    about: 'Expressions of when something runs can be read, and come true.',
    types: Object.keys(places),
    *judge(resource, template) {
      for (const [property, takesAt] of places[resource.type] ?? []) {
        for (const { path, value } of at(resource, property)) {
          const expression = template.literal(value);
          // A canary that runs once says so by `rate(0 minute)`.
          if (expression === undefined || /^rate\(0 minutes?\)$/.test(expression)) continue;
          const flaw = flawOfSchedule(expression, takesAt);
          if (flaw === undefined) continue;
          yield {
            path,
            message: `${expression}: ${flaw}.`,
            remedy: 'Write such as cron(0 2 * * ? *) or rate(5 minutes).',
          };
        }
      }
    },
  },
];
