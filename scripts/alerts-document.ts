import { CfnAlarm, CfnCompositeAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { App } from 'aws-cdk-lib/core';
import { checkedConfig, environments } from '#lib/config';
import {
  type AlarmRule,
  alarmName,
  alarmRules,
  budgetRules,
  type Calculation,
  type MetricSource,
  machineAlarms,
  stormRules,
  subjectKinds,
} from '#lib/monitoring';
import { PlinthStage } from '#lib/stage';

/** The text of docs/alerts.md: its tables are made from the rules, and from what environments have of them. */
export function alertsDocument(): string {
  const places = new Map(environments.map((settings) => [settings.name, alarmNames(settings)]));
  const rows = alarmRules.map((rule) => [
    `[${rule.id}](runbooks/${rule.id}.md)`,
    rule.title,
    rule.severity,
    subjectKinds[rule.each],
    `${signalText(rule.signal)} ${rule.comparison} ${rule.threshold}${rule.unit && ` ${rule.unit}`}`,
    timeText(rule),
    rule.missing,
    stormOf(rule) ?? '',
    environmentsWith(rule.id, places),
  ]);
  return text
    .replace('{alarms}', () => table(heads.alarms, rows))
    .replace('{storms}', () => table(heads.storms, stormRows(places)))
    .replace('{budgets}', () => table(heads.budgets, budgetRows()))
    .replace('{machines}', () =>
      table(
        heads.machines,
        machineAlarms.map(({ title, reader }) => [title, reader]),
      ),
    );
}

const heads = {
  alarms: ['id', 'title', 'severity', 'about', 'when', 'for', 'no value is', 'told by', 'in'],
  storms: ['id', 'title', 'severity', 'any of', 'but not while', 'in'],
  budgets: ['id', 'title', 'severity', 'when'],
  machines: ['alarm', 'read by'],
};

const budgetRows = () =>
  budgetRules.map(({ id, title, severity, of, percent }) => [
    `[${id}](runbooks/${id}.md)`,
    title,
    severity,
    `${of === 'ACTUAL' ? 'costs so far' : 'expected costs'} > ${percent} % of \`monitoring.monthlyBudget\``,
  ]);

const stormRows = (places: Places) =>
  stormRules.map(({ id, title, severity, of, unless }) => [
    `[${id}](runbooks/${id}.md)`,
    title,
    severity,
    of.join(', '),
    unless.join(', '),
    environmentsWith(id, places),
  ]);

type Places = ReadonlyMap<string, readonly string[]>;

/** Of all alarms of an environment that have names. */
function alarmNames(settings: (typeof environments)[number]): string[] {
  const stage = new PlinthStage(new App({ context: { 'aws:cdk:bundling-stacks': [] } }), {
    config: checkedConfig(settings),
  });
  return stage.node.findAll().flatMap((node) => {
    const isNamed = node instanceof CfnAlarm || node instanceof CfnCompositeAlarm;
    return isNamed ? (node.alarmName ?? []) : [];
  });
}

const environmentsWith = (id: string, places: Places): string =>
  [...places]
    .filter(([name, names]) => names.some((one) => isOf(one, alarmName({ name }, id))))
    .map(([name]) => name)
    .join(', ');

/** `AL-06-large` is a rule of its own, not a subject of `AL-06`. */
const isOf = (name: string, prefix: string) =>
  name === prefix || (name.startsWith(`${prefix}-`) && !alarmRules.some(({ id }) => name.endsWith(`-${id}`)));

const stormOf = ({ id }: AlarmRule): string | undefined => stormRules.find(({ of }) => of.includes(id))?.id;

function signalText(signal: MetricSource | Calculation): string {
  if (!('expression' in signal)) return `${metricText(signal)}`;
  const metrics = Object.entries(signal.metrics).map(([name, source]) => `${name}: ${metricText(source)}`);
  return `\`${signal.expression}\` (${metrics.join('; ')})`;
}

const metricText = ({ namespace, name, statistic, dimensions }: MetricSource): string => {
  const of = typeof dimensions === 'string' ? undefined : dimensions['service'];
  return `${namespace} ${name}${of === undefined ? '' : ` of ${of}`}, ${statistic}`;
};

function timeText({ period, periods }: AlarmRule): string {
  const minutes = period / 60;
  const length = minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`;
  return periods === 1 ? length : `${periods} × ${length}`;
}

/** As Biome and Prettier would write it. */
function table(head: string[], rows: string[][]): string {
  const escaped = rows.map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = head.map((_, column) => Math.max(3, ...[head, ...escaped].map((row) => row[column]?.length ?? 0)));
  const line = (cells: string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...escaped.map(line)].join('\n');
}

const text = `# Alarms

Written by \`npm run alerts\`, from the rules in \`lib/monitoring/rules\`; a test fails where this page, the rules, the templates
of the environments and the runbooks do not say the same.

An alarm's name is \`plinth-<environment>-<id>\`, with the name of its subject behind where a rule has several. What it says
names its runbook and the place in the AWS console to look at. \`critical\`: somebody is woken; \`warning\`: somebody looks at it
today; \`info\`: somebody should know. Each severity has an SNS topic: whose e-mail addresses are in \`monitoring.emails\` gets
its messages, and a webhook (\`monitoring.webhookSecret\`) gets all. While an alarm goes on, it is told again: \`critical\` every
30 minutes, \`warning\` every 2 hours, \`info\` every 24 hours.

## Alarms that people are told of

AL-02 is only where the database is always awake: elsewhere a look would wake it (docs/adr/0026), and a database that cannot
be used is told by what fails without it: AL-04 and AL-25. AL-45 comes by way of AWS CloudTrail: it needs a trail of
management events in the account, which \`trail\` of the environment writes, or one of the account's own. Right after the first
deployment AL-50, AL-52, AL-53, AL-55 and AL-56 are on, until what they wait for has happened once.

{alarms}

## One message for what has one cause

The alarms of these rules say nothing themselves. Their message comes once, whichever of them it is, and not at all while
an alarm of the column \`but not while\` is on: that one tells the cause. It is waited two minutes for it. AL-02 and AL-03 are
not among them: they are told at once, and by themselves.

{storms}

## Costs

AWS Budgets looks at what carries the tag \`environment\`, some three times a day.

{budgets}

## Alarms that machines read

Nobody is told of these; something acts.

{machines}
`;
