import { afterEach, describe, expect, it } from '@jest/globals';
import { ENVIRONMENT_VARIABLE } from '../../../lambdas/shared/metric-names.ts';
import { ownMetrics } from '../../../lambdas/shared/own-metrics.ts';
import { metricsOfLine } from '../../support/emf-lines.ts';

/** The lines that a function would write in such an environment. */
function linesOf(environment: string | undefined): string[] {
  if (environment !== undefined) process.env[ENVIRONMENT_VARIABLE] = environment;
  const metrics = ownMetrics('sweeper');
  const lines: string[] = [];
  Object.assign(metrics, { console: { log: (line: string) => lines.push(line) } });
  metrics.addMetric('SweepFailures', 'Count', 1);
  metrics.publishStoredMetrics();
  metrics.addDimension('stage', 'load');
  metrics.addMetric('JobSeconds', 'Seconds', 0.5);
  metrics.publishStoredMetrics();
  return lines;
}

afterEach(() => {
  delete process.env[ENVIRONMENT_VARIABLE];
});

describe('metrics of our own', () => {
  it('tell who has written them, and in which environment, in every line', () => {
    const emitted = linesOf('production').flatMap(metricsOfLine);
    expect(emitted).toEqual([
      {
        key: 'SweepFailures {service=sweeper}',
        namespace: 'Plinth',
        dimensions: { service: 'sweeper', environment: 'production' },
      },
      {
        key: 'JobSeconds {service=sweeper,stage}',
        namespace: 'Plinth',
        dimensions: { service: 'sweeper', environment: 'production', stage: 'load' },
      },
    ]);
  });

  it('have no dimension without a value, where nobody has deployed them', () => {
    const [first] = linesOf(undefined).flatMap(metricsOfLine);
    expect(first?.dimensions).toEqual({ service: 'sweeper' });
  });
});

describe('a line of the embedded metric format', () => {
  const [line = ''] = linesOf('dev');

  it('is told from other lines', () => {
    expect(metricsOfLine('{"level":"INFO","message":"no metric"}')).toEqual([]);
  });

  it.each([
    ['has a dimension without a value', line.replace('"environment":"dev"', '"else":"dev"')],
    [
      'has a metric that is no number',
      line
        .replace('"SweepFailures":[1]', '"SweepFailures":"one"')
        .replace('"SweepFailures":1', '"SweepFailures":"one"'),
    ],
    ['has no time', line.replace(/"Timestamp":\d+/, '"Timestamp":0')],
  ])('would be dropped by CloudWatch where it %s', (_, broken) => {
    expect(broken).not.toBe(line);
    expect(() => metricsOfLine(broken)).toThrow();
  });
});
