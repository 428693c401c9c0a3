const MINUTES_OF_MONTH = 730 * 60;
const DAYS_OF_MONTH = 730 / 24;

const minutesOf: Readonly<Record<string, number>> = { minute: 1, hour: 60, day: 24 * 60 };

/**
 * How often an average month has what an EventBridge schedule says: `rate(5 minutes)`, `cron(0 2 * * ? *)`.
 *
 * @throws where the expression is neither.
 */
export function runsPerMonth(expression: string): number {
  const [, count, unit = ''] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  if (count !== undefined) return MINUTES_OF_MONTH / (Number(count) * (minutesOf[unit] ?? 1));
  const [, fields] = /^cron\((.+)\)$/.exec(expression) ?? [];
  const [minutes, hours, day, month, weekday] = fields?.split(/\s+/) ?? [];
  if (minutes === undefined || hours === undefined || weekday === undefined) {
    throw new Error(`\`${expression}\` is no schedule whose runs can be counted.`);
  }
  const days = isEvery(weekday) ? valuesOf(day, DAYS_OF_MONTH) : (valuesOf(weekday, 7) * DAYS_OF_MONTH) / 7;
  return valuesOf(minutes, 60) * valuesOf(hours, 24) * days * (valuesOf(month, 12) / 12);
}

const isEvery = (field: string) => field === '*' || field === '?';

/** How many values a field of a cron expression stands for, of so many that there are: `*`, `0/15`, `1-5`, `2,14`, `MON#1`. */
function valuesOf(field: string | undefined, all: number): number {
  if (field === undefined || isEvery(field)) return all;
  const [, start, step] = /^(\*|\d+)\/(\d+)$/.exec(field) ?? [];
  if (step !== undefined) return Math.ceil((all - (start === '*' ? 0 : Number(start))) / Number(step));
  return field
    .split(',')
    .map((part) => /^(\d+)-(\d+)$/.exec(part))
    .reduce((sum, range) => sum + (range ? Number(range[2]) - Number(range[1]) + 1 : 1), 0);
}
