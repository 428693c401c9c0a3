import { describe, expect, it } from '@jest/globals';
import { arrivals } from '../../../lambdas/arrivals/arrivals.ts';
import { ScanResult } from '../../../lambdas/shared/scan-results.ts';
import { lambdaContext, objectCreated, objectScanned, observed } from '../../support/lambda-events.ts';
import { announced, uploadedFilePorts } from '../../support/uploaded-files.ts';

const version = { versionId: 'IYV3p45BT0ac8hjHg1houSdS1a.Mro8e', eTag: 'b1946ac92492d2347c6235b4d2611184' };

async function arriving({ isScanned = true, bytes = 1000 } = {}) {
  const ports = uploadedFilePorts();
  const job = announced();
  await ports.jobs.insert(job);
  const { tools, lines, metrics } = observed('arrivals');
  const handler = arrivals(tools, { ...ports, bytesOf: async () => bytes, isScanned });
  const key = `local/local/${job.id}`;
  return {
    ...ports,
    key,
    lines,
    metrics,
    take: (event: unknown) => handler(event, lambdaContext()),
    now: () => ports.jobs.get(job, job.id),
  };
}

describe('arrivals', () => {
  it('takes a file to the scanner, and from there to the workers', async () => {
    const { key, take, now, sent, metrics } = await arriving();
    expect(await take(objectCreated(key, 1000))).toEqual({ step: 'scanning' });
    expect(await take(objectScanned(key, 'NO_THREATS_FOUND'))).toEqual({ step: 'queued' });
    expect(await now()).toMatchObject({ state: 'queued', uploadVersion: version });
    expect(sent).toHaveLength(1);
    expect(metrics).toMatchObject({ UploadsArrived: 1, UploadsAccepted: 1 });
  });

  it('takes the events in the other order, and each of them twice', async () => {
    const { key, take, now, sent } = await arriving();
    const events = [objectScanned(key, 'NO_THREATS_FOUND'), objectCreated(key, 1000)];
    for (const event of [...events, ...events]) await take(event);
    expect(await now()).toMatchObject({ state: 'queued', uploadVersion: version, version: 2 });
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
  });

  it.each(ScanResult.options.filter((result) => result !== 'NO_THREATS_FOUND'))(
    'ends the job with its reason where the result is %s',
    async (result) => {
      const { key, take, now, sent, metrics } = await arriving();
      await take(objectCreated(key, 1000));
      expect(await take(objectScanned(key, result))).toEqual({ step: 'rejected' });
      expect(await now()).toMatchObject({ state: 'rejected', error: { code: expect.stringMatching(/^scan\//) } });
      expect((await now())?.error?.remedy).not.toBe('');
      expect([sent, metrics['UploadsRejected']]).toEqual([[], 1]);
    },
  );

  it('names what the scanner has found', async () => {
    const { key, take, now } = await arriving();
    await take(objectScanned(key, 'THREATS_FOUND', ['EICAR-Test-File (not a virus)']));
    expect((await now())?.error).toMatchObject({
      code: 'scan/threat-found',
      message: expect.stringContaining('EICAR-Test-File (not a virus)'),
    });
  });

  it('needs no scan where none is made', async () => {
    const { key, take, now, sent } = await arriving({ isScanned: false });
    expect(await take(objectCreated(key, 1000))).toEqual({ step: 'queued' });
    await take(objectCreated(key, 1000));
    expect(await now()).toMatchObject({ state: 'queued', uploadVersion: version });
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
  });

  it.each([true, false])('refuses a file of another size than was announced (scanned: %s)', async (isScanned) => {
    const { key, take, now, removed } = await arriving({ isScanned });
    expect(await take(objectCreated(key, 1001))).toEqual({ step: 'rejected' });
    expect((await now())?.error?.code).toBe('upload/size-differs');
    expect(removed).toEqual([key]);
  });

  it.each([
    'malware-protection-resource-validation-object',
    'local/local/not-a-uuid',
    'Local/local/3f2504e0-4f89-41d3-9a0c-0305e82c3301',
    'local/local/3f2504e0-4f89-41d3-9a0c-0305e82c3301',
    'local/local/3f2504e0-4f89-41d3-9a0c-0305e82c3301/more',
  ])('logs and counts the object %s that belongs to no job', async (key) => {
    const { take, metrics, lines, removed } = await arriving();
    expect(await take(objectCreated(key, 1))).toEqual({ step: 'unknown' });
    expect(await take(objectScanned(key, 'NO_THREATS_FOUND'))).toEqual({ step: 'unknown' });
    expect([metrics['UploadsUnknown'], removed]).toEqual([2, []]);
    expect(lines.some((line) => line.includes(key))).toBe(true);
  });

  it('does not accept an event of another shape, so that Lambda keeps it for people', async () => {
    const { key, take, lines } = await arriving();
    const { detail, ...rest } = objectCreated(key, 1000);
    await expect(take({ ...rest, detail: { ...detail, object: { key } } })).rejects.toHaveProperty('cause.0.path', [
      'detail',
      'object',
      'size',
    ]);
    await expect(take(objectScanned(key, 'SOMETHING_NEW'))).rejects.toHaveProperty('cause.0.path', [
      'detail',
      'scanResultDetails',
      'scanResultStatus',
    ]);
    expect(lines.filter((line) => line.includes('ERROR') && line.includes('"path"'))).toHaveLength(2);
  });
});
