import { describe, expect, it } from '@jest/globals';
import { checkedConfig } from '#lib/config';
import { configOf, settingsOf } from '../../support/cdk-app.ts';
import { declaredMetrics } from '../../support/declared-metrics.ts';
import { metricKey, shownMetrics } from '../../support/shown-metrics.ts';
import { templatesOf } from '../../support/templates.ts';
import { isUnshown } from '../../support/unshown-metrics.ts';

const settings = settingsOf('production');
const template = templatesOf(
  checkedConfig({
    ...settings,
    web: {
      ...settings.web,
      domain: { name: 'plinth.example.com', certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/0d1f9a3e' },
    },
  }),
).get('Monitoring');
if (template === undefined) throw new Error('There is no stack Monitoring.');
const shown = shownMetrics(template);
const declared = await declaredMetrics();

describe('our own metrics', () => {
  it('are written by some code, wherever an alarm or a dashboard names one', () => {
    expect([...shown].filter((key) => !declared.has(key))).toEqual([]);
    expect(shown.size).toBeGreaterThan(40);
  });

  it('are named by an alarm or a dashboard, wherever code writes one, or are left out for a reason', () => {
    expect([...declared].filter((key) => !shown.has(key) && !isUnshown(key))).toEqual([]);
  });

  it('tell environments apart', () => {
    const text = JSON.stringify(template.toJSON());
    const { name } = configOf('production');
    expect(text).toContain(`{"Name":"environment","Value":"${name}"}`);
    expect(text).toContain(`\\"environment\\",\\"${name}\\"`);
  });

  it('are told from each other by their dimensions', () => {
    expect(metricKey('JobSeconds', { stage: 'load', service: 'ifc-worker', environment: 'dev' })).toBe(
      'JobSeconds {service=ifc-worker,stage}',
    );
    expect([...shown]).toContain('ServiceUp {service=prober}');
    expect([...shown]).not.toContain('JobSeconds {service=ifc-worker}');
  });
});
