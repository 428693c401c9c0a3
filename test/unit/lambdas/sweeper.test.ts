import { describe, expect, it } from '@jest/globals';
import type { ScanResult } from '../../../lambdas/shared/scan-results.ts';
import { sweepLimits } from '../../../lambdas/sweeper/limits.ts';
import { sweeper } from '../../../lambdas/sweeper/sweeper.ts';
import { verdictOf } from '../../../lambdas/sweeper/verdict.ts';
import { jobAfter, waysTo } from '../../support/jobs.ts';
import { lambdaContext, observed } from '../../support/lambda-events.ts';
import { announced, firstVersion, secondVersion, uploadedFilePorts } from '../../support/uploaded-files.ts';

const key = { tenant: 'local', project: 'local', path: announced().id };
const scheduled = { source: 'aws.scheduler' };

describe('the sweeper', () => {
  it('moves on what stands still, and counts by what became of it', async () => {
    const ports = uploadedFilePorts(new Date('2026-03-01T00:00:00.000Z'));
    const jobs = [announced(), jobAfter(waysTo.processing), jobAfter(waysTo.scanning), jobAfter(waysTo.queued)];
    for (const job of jobs) await ports.jobs.insert(job);
    const { tools, metrics } = observed('sweeper');
    const job = jobs[2];
    await sweeper(tools, ports, sweepLimits(3600, 120))(scheduled, lambdaContext());
    expect(metrics).toEqual({ StuckJobsResumed: 1, UploadsExpired: 1, WorkersLost: 1 });
    expect(job && (await ports.jobs.get(job, job.id))?.state).toBe('scanning'); // its upload has another id than it
  });

  it('goes on where one job cannot be moved, and says so in the end', async () => {
    const ports = uploadedFilePorts(new Date('2026-03-01T00:00:00.000Z'));
    const jobs = [announced(), announced()];
    for (const job of jobs) await ports.jobs.insert(job);
    const verdict = async ({ path }: { path: string }) => {
      if (path === jobs[0]?.id) throw new Error('S3 is away.');
      return { kind: 'absent' } as const;
    };
    const { tools, metrics, lines } = observed('sweeper');
    const sweep = sweeper(tools, { ...ports, verdict }, sweepLimits(3600, 120));
    await expect(sweep(scheduled, lambdaContext())).rejects.toThrow('1 jobs');
    expect(metrics).toEqual({ UploadsExpired: 1, SweepFailures: 1 });
    expect(lines.join()).toContain('S3 is away.');
  });

  it('gives a scan half an hour, and a worker all the time that it has', () => {
    expect(sweepLimits(3600, 120)).toMatchObject({ scan: 1800, work: 3840 });
  });
});

describe('the verdict on a file', () => {
  const versions = [firstVersion, secondVersion].map((version, index) => ({ version, bytes: 10 + index }));
  const stored = (results: readonly (ScanResult | undefined)[], found = versions) => ({
    versions: async () => found,
    scanResult: async (_: unknown, { versionId }: { versionId: string }) =>
      results[found.findIndex(({ version }) => version.versionId === versionId)],
  });

  it('is that of its first version that was scanned', async () => {
    expect(await verdictOf(stored([undefined, 'NO_THREATS_FOUND']), key, true)).toEqual({
      kind: 'clean',
      version: secondVersion,
      bytes: 11,
    });
    expect(await verdictOf(stored(['THREATS_FOUND', 'NO_THREATS_FOUND']), key, true)).toMatchObject({
      kind: 'refused',
      error: { code: 'scan/threat-found' },
    });
  });

  it('is open until it was scanned, and clean at once where nobody scans', async () => {
    expect(await verdictOf(stored([]), key, true)).toEqual({ kind: 'unscanned', bytes: 10 });
    expect(await verdictOf(stored([]), key, false)).toEqual({ kind: 'clean', version: firstVersion, bytes: 10 });
  });

  it('is absence where nothing is stored', async () => {
    expect(await verdictOf(stored([], []), key, true)).toEqual({ kind: 'absent' });
  });
});
