import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { WORKER_SERVICE } from '#containers/ifc-worker';
import { METRICS_NAMESPACE } from '#lambdas/shared';
import { configOf } from '../support/cdk-app.ts';
import { type EmittedMetric, metricsOfLine } from '../support/emf-lines.ts';
import { shownMetrics } from '../support/shown-metrics.ts';
import { templatesOf } from '../support/templates.ts';
import { isUnshown } from '../support/unshown-metrics.ts';
import type { RunningEdition } from './running-edition.ts';

/** Metrics that alarms or dashboards name and that a run in the emulator does not write -> why. */
const notInRun: readonly { readonly metric: RegExp; readonly why: string }[] = [
  { metric: /service=(prober|alarm-repeater|alarm-forwarder)\}/, why: 'the emulator has no monitoring' },
  { metric: /service=canary\}/, why: 'the emulator has no canary' },
  { metric: /service=deployment-check\}/, why: 'functions are released at once in the emulator' },
  { metric: /service=(restore-check|cache-snapshots|configuration-export)\}/, why: 'the emulator has no backups' },
  { metric: /^Faults /, why: 'nothing in the run is a fault of ours' },
  { metric: /^Cache(Hits|Misses|Failures) /, why: 'the run may be without a cache' },
  {
    metric: /^(StuckJobsResumed|UploadsExpired|StuckScansRefused|WorkersLost|SweepFailures) /,
    why: 'nothing stands still',
  },
  { metric: /^(ServicesWoken|UnreadableJobRecords) /, why: 'workers are processes here, and never sleep' },
  { metric: /^(UploadsUnknown|UploadEventsIgnored) /, why: 'every file of the run has its job, and is told of once' },
  {
    metric: /^(JobsWithoutGeometry|JobsGivenBack|JobsFailed|StageMemoryMB) /,
    why: 'only when engines crash or are watched',
  },
];

const isNotInRun = (key: string) => notInRun.some(({ metric }) => metric.test(key));

/** What functions and workers really wrote as metrics, against what alarms and dashboards name; after all other suites. */
export function metricsSuite(edition: () => RunningEdition): void {
  describe('the metrics that the whole run has written', () => {
    const emitted: EmittedMetric[] = [];
    const keys = new Set<string>();
    const shown = new Set<string>();

    it('are lines that CloudWatch takes, of this environment', () => {
      const { logFolder } = edition().edition;
      for (const file of readdirSync(logFolder)) {
        for (const line of readFileSync(join(logFolder, file), 'utf8').split('\n'))
          emitted.push(...metricsOfLine(line));
      }
      for (const { key } of emitted) keys.add(key);
      expect(emitted.length).toBeGreaterThan(100);
      expect([...keys].some((key) => key.includes(`service=${WORKER_SERVICE}`))).toBe(true);
      for (const { namespace, dimensions } of emitted) {
        expect(namespace).toBe(METRICS_NAMESPACE);
        expect(dimensions).toMatchObject({ environment: 'local', service: expect.any(String) });
      }
    });

    it('are all shown by an alarm or a dashboard, or left out for a reason', () => {
      const template = templatesOf(configOf('production')).get('Monitoring');
      if (template === undefined) throw new Error('Production is not watched.');
      for (const key of shownMetrics(template)) shown.add(key);
      expect([...keys].filter((key) => !shown.has(key) && !isUnshown(key))).toEqual([]);
    });

    it('are all that alarms and dashboards name, but for those of what the emulator does not have', () => {
      expect([...shown].filter((key) => !keys.has(key) && !isNotInRun(key))).toEqual([]);
    });
  });
}
