import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { alarmRules, dashboardName, dashboardPlans, logQueries } from '#lib/monitoring';
import { configOf } from '../../support/cdk-app.ts';
import { resourcesOf } from '../../support/cdk-resources.ts';
import { dashboardBodies } from '../../support/shown-metrics.ts';
import { textOf } from '../../support/template-text.ts';
import { templatesOf } from '../../support/templates.ts';

const templates = templatesOf(configOf('production'));
const template = templates.get('Monitoring');
if (template === undefined) throw new Error('There is no stack Monitoring.');
const bodies = dashboardBodies(template);
const names = resourcesOf(template, 'AWS::CloudWatch::Dashboard').map(({ Properties }) => Properties['DashboardName']);

describe('the dashboards', () => {
  it('are the seven that the requirements name', () => {
    expect(dashboardPlans.map(({ title }) => title)).toEqual([
      'Service Overview',
      'IFC Processing Performance',
      'System Resources',
      'Errors',
      'Database',
      'API',
      'User Analytics',
    ]);
    expect(names).toEqual(dashboardPlans.map((plan) => dashboardName({ name: 'production' }, plan)));
  });

  it('are within the limits of CloudWatch', () => {
    for (const { widgets } of bodies) {
      expect(widgets.length).toBeGreaterThanOrEqual(6);
      expect(widgets.length).toBeLessThanOrEqual(500);
      for (const { properties } of widgets) expect(properties.metrics?.length ?? 0).toBeLessThanOrEqual(500);
      expect(widgets.flatMap(({ properties }) => properties.metrics ?? []).length).toBeLessThanOrEqual(2500);
    }
    for (const { Properties } of resourcesOf(template, 'AWS::CloudWatch::Dashboard')) {
      expect(textOf(Properties['DashboardBody'], 'x'.repeat(100)).length).toBeLessThan(1_000_000);
    }
  });

  it('link to each other, to alarms, queries and traces, and to what they are about', () => {
    for (const { widgets } of bodies) {
      const [head] = widgets;
      const targets = [...(head?.properties.markdown ?? '').matchAll(/\]\((https:\/\/[^)]+)\)/g)].map(([, url]) => url);
      for (const name of names) expect(targets.join(' ')).toContain(`dashboards/dashboard/${name}`);
      for (const place of ['alarmsV2', 'logs-insights', 'xray:traces']) expect(targets.join(' ')).toContain(place);
      expect(targets.length).toBeGreaterThan(names.length + 3);
    }
  });

  it('mark thresholds by rules that there are', () => {
    const marks = bodies
      .flatMap(({ widgets }) => widgets)
      .flatMap(({ properties }) => properties.annotations?.horizontal.map(({ label }) => label) ?? [])
      .filter((label) => /^AL-/.test(label));
    expect(marks.length).toBeGreaterThan(10);
    expect(marks.filter((label) => !alarmRules.some(({ id }) => id === label))).toEqual([]);
  });

  it('ask questions that are saved as well', () => {
    const saved = resourcesOf(template, 'AWS::Logs::QueryDefinition').map(({ Properties }) => Properties);
    expect(saved.map(({ Name }) => Name)).toEqual(
      Object.values(logQueries).map(({ title }) => `plinth/production/${title}`),
    );
    for (const { LogGroupNames, QueryString } of saved) {
      expect(Array.isArray(LogGroupNames) && LogGroupNames.length >= 1 && LogGroupNames.length <= 50).toBe(true);
      expect(String(QueryString)).toMatch(/^(fields|filter|stats) /);
    }
    const asked = bodies.flatMap(({ widgets }) => widgets).flatMap(({ properties }) => properties.query ?? []);
    expect(asked.length).toBeGreaterThan(10);
  });
});

describe('the runbooks', () => {
  const folder = new URL('../../../docs/runbooks/', import.meta.url);
  const texts = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8'));
  const named = (pattern: RegExp) => texts.flatMap((text) => [...text.matchAll(pattern)].map(([, name]) => name ?? ''));

  it('name dashboards that there are', () => {
    const found = named(/plinth-<environment>-([a-z]+)`/g);
    expect(found.length).toBeGreaterThan(20);
    expect(found.filter((id) => !dashboardPlans.some((plan) => plan.id === id))).toEqual([]);
  });

  it('name saved queries that there are', () => {
    const titles: readonly string[] = Object.values(logQueries).map(({ title }) => title);
    const found = named(/[Ss]aved\s+quer(?:y|ies)\s+`([^`]+)`/g).map((title) => title.replace(/\s+/g, ' '));
    expect(found.length).toBeGreaterThan(20);
    expect(found.filter((title) => !titles.includes(title))).toEqual([]);
  });

  it('name other rules that there are', () => {
    const rules = new Set(texts.map((text) => /^# ([\w-]+)/.exec(text)?.[1] ?? ''));
    expect(named(/\b((?:AL|ST)-\d\d)\b/g).filter((id) => !rules.has(id))).toEqual([]);
  });
});

describe('traces', () => {
  it('are kept of all functions, of the API and of messages of alarms', () => {
    for (const stack of templates.values()) {
      const functions = resourcesOf(stack, 'AWS::Lambda::Function').filter(
        ({ Properties }) => Properties['Environment'],
      );
      const untraced = functions.filter(
        ({ Properties }) =>
          JSON.stringify(Properties['Environment']).includes('--enable-source-maps') &&
          JSON.stringify(Properties['TracingConfig']) !== '{"Mode":"Active"}',
      );
      expect(untraced.map(({ id }) => id)).toEqual([]);
      for (const { Properties } of resourcesOf(stack, 'AWS::ApiGateway::Stage')) {
        expect(Properties['TracingEnabled']).toBe(true);
      }
      for (const { Properties } of resourcesOf(stack, 'AWS::SNS::Topic'))
        expect(Properties['TracingConfig']).toBe('Active');
    }
  });
});
