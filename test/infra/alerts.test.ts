import { describe, expect, it } from '@jest/globals';
import type { Template } from 'aws-cdk-lib/assertions';
import { environments } from '#lib/config';
import { alarmRules, machineAlarms } from '#lib/monitoring';
import { alertsDocument } from '../../scripts/alerts-document.ts';
import { alertDifferences } from '../support/alert-differences.ts';
import { type AlertSources, alertSources } from '../support/alert-sources.ts';
import { configOf } from '../support/cdk-app.ts';
import { resourcesOf } from '../support/cdk-resources.ts';
import { templatesOf } from '../support/templates.ts';

const monitored = environments.filter(({ monitoring }) => monitoring.kind === 'cloudwatch').map(({ name }) => name);
const stacks = new Map(monitored.map((name) => [name, templatesOf(configOf(name))]));
const templates = new Map(
  [...stacks].map(([name, all]): [string, Template] => {
    const template = all.get('Monitoring');
    if (template === undefined) throw new Error(`${name} is not watched.`);
    return [name, template];
  }),
);
const sources = alertSources(templates);
const alarmsOfProduction = sources.alarms.get('production') ?? [];

/** The sources with the alarms of production changed. */
const withAlarms = (change: (alarms: typeof alarmsOfProduction) => typeof alarmsOfProduction): AlertSources => ({
  ...sources,
  alarms: new Map([...sources.alarms, ['production', change(alarmsOfProduction)]]),
});
const withoutFirst = <Item>([, ...rest]: readonly Item[]) => rest;
const [firstRule] = alarmRules;
if (firstRule === undefined) throw new Error('There are no rules.');

describe('rules, docs/alerts.md, templates and runbooks', () => {
  it('say the same of every alarm in every environment', () => {
    expect(alertDifferences(sources)).toEqual([]);
    expect(alarmsOfProduction.length).toBeGreaterThan(60);
  });

  it('have the document that `npm run alerts` writes', () => {
    expect(sources.document).toBe(alertsDocument());
  });
});

const aRunbook = 'AL-07.md';
const anAlarm = alarmsOfProduction[0];

/** Each changes one place alone. */
const mutations: Record<string, () => AlertSources> = {
  'a rule is gone': () => ({ ...sources, rules: withoutFirst(sources.rules) }),
  'a rule has another threshold': () => ({
    ...sources,
    rules: [{ ...firstRule, threshold: 2 }, ...withoutFirst(alarmRules)],
  }),
  'a rule is less severe': () => ({
    ...sources,
    rules: [{ ...firstRule, severity: 'info' }, ...withoutFirst(alarmRules)],
  }),
  'a rule waits longer': () => ({ ...sources, rules: [{ ...firstRule, periods: 5 }, ...withoutFirst(alarmRules)] }),
  'a rule is new': () => ({ ...sources, rules: [...alarmRules, { ...firstRule, id: 'AL-99' }] }),
  'the document lost a row': () => ({ ...sources, document: sources.document.replace(/^\| \[AL-05\].*\n/m, '') }),
  'the document has a row too many': () => ({
    ...sources,
    document: sources.document.replace(/^(\| \[AL-05\].*\n)/m, (row) => row + row.replaceAll('AL-05', 'AL-98')),
  }),
  'the document names another threshold': () => ({
    ...sources,
    document: sources.document.replace('> 5000 ms', '> 6000 ms'),
  }),
  'the document names another severity': () => ({
    ...sources,
    document: sources.document.replace(/(AL-06\.md\).*?\| )warning/, '$1info   '),
  }),
  'the document forgets an environment': () => ({
    ...sources,
    document: sources.document.replace(/^(\| \[AL-01\].*), production/m, '$1'),
  }),
  'a runbook is gone': () => ({
    ...sources,
    runbooks: new Map([...sources.runbooks].filter(([file]) => file !== aRunbook)),
  }),
  'a runbook is of no rule': () => ({
    ...sources,
    runbooks: new Map([...sources.runbooks, ['AL-97.md', '# AL-97: x\n']]),
  }),
  'a runbook lost a heading': () => ({
    ...sources,
    runbooks: new Map([
      ...sources.runbooks,
      [aRunbook, sources.runbooks.get(aRunbook)?.replace('## Do', '### Do') ?? ''],
    ]),
  }),
  'a runbook says nothing under a heading': () => ({
    ...sources,
    runbooks: new Map([
      ...sources.runbooks,
      [aRunbook, sources.runbooks.get(aRunbook)?.replace(/## Prevent[\s\S]*/, '## Prevent\n') ?? ''],
    ]),
  }),
  'a runbook is about something else': () => ({
    ...sources,
    runbooks: new Map([...sources.runbooks, [aRunbook, sources.runbooks.get('AL-08.md') ?? '']]),
  }),
  'a template lost an alarm': () => withAlarms(withoutFirst),
  'a template has an alarm of no rule': () =>
    withAlarms((all) => [...all, ...all.slice(0, 1).map((one) => ({ ...one, name: 'AL-96' }))]),
  'a template has another threshold': () =>
    withAlarms(([first, ...rest]) => [...(first ? [{ ...first, threshold: 9 }] : []), ...rest]),
  'a template has another period': () =>
    withAlarms(([first, ...rest]) => [...(first ? [{ ...first, period: 7 }] : []), ...rest]),
  'a template treats missing values otherwise': () =>
    withAlarms(([first, ...rest]) => [...(first ? [{ ...first, missing: 'ignore' }] : []), ...rest]),
  'an alarm tells another topic': () =>
    withAlarms(([first, ...rest]) => [...(first ? [{ ...first, tells: ['info'] }] : []), ...rest]),
  'an alarm names no runbook': () =>
    withAlarms(([first, ...rest]) => [...(first ? [{ ...first, description: 'Down.' }] : []), ...rest]),
  'a template lost a composite alarm': () => ({
    ...sources,
    storms: new Map([...sources.storms, ['production', ['ST-01']]]),
  }),
};

describe('the comparison', () => {
  it.each(Object.entries(mutations))('sees that %s', (_, mutate) => {
    expect(anAlarm).toBeDefined();
    expect(alertDifferences(mutate())).not.toEqual([]);
  });
});

describe('every other alarm of an environment', () => {
  const others = [...stacks].flatMap(([name, all]) =>
    [...all]
      .filter(([stack]) => stack !== 'Monitoring')
      .flatMap(([stack, template]) =>
        resourcesOf(template, 'AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm').map((alarm) => ({
          path: `${name}/${stack}/${alarm.id}`,
          alarm,
        })),
      ),
  );

  it('is read by a machine that docs/alerts.md names, and each of those reads some', () => {
    const readers = others.map(({ path, alarm }) => ({
      path,
      of: machineAlarms.filter(({ id }) => id.test(alarm.id)),
    }));
    expect(readers.filter(({ of }) => of.length !== 1).map(({ path }) => path)).toEqual([]);
    expect(new Set(readers.flatMap(({ of }) => of)).size).toBe(machineAlarms.length);
  });

  it('tells nobody', () => {
    const tells = others.filter(({ alarm }) => JSON.stringify(alarm.Properties).includes(':sns:'));
    expect(tells.map(({ path }) => path)).toEqual([]);
  });
});
