import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Observability } from '../shared/observability.ts';
import { observedFunction } from '../shared/observed-function.ts';
import { exportMetrics } from './metric-names.ts';
import type { Documents } from './sources.ts';

export interface ExportSettings {
  readonly client: S3Client;
  /** Keeps versions, so that what it holds is the history of the configuration. */
  readonly bucket: string;
  /** What is exported: each reads a part. */
  readonly sources: readonly (() => Promise<Documents>)[];
}

/**
 * Writes the configuration of an environment to a bucket. What is as it was is not written again: a version is a change.
 *
 * @throws where a part cannot be read or written, after all others were.
 */
export function configurationExport(tools: Observability, { client, bucket, sources }: ExportSettings) {
  const { logger, metrics } = tools;
  return observedFunction(tools, async (_event: unknown) => {
    const changed: string[] = [];
    const failures: unknown[] = [];
    for (const source of sources) {
      try {
        for (const [key, document] of Object.entries(await source())) {
          if (await writeIfChanged(client, bucket, key, `${JSON.stringify(document, null, 2)}\n`)) changed.push(key);
        }
      } catch (error) {
        failures.push(error);
        logger.error('A part of the configuration could not be exported.', { reason: String(error) });
      }
    }
    metrics.addMetric(exportMetrics.changes, 'Count', changed.length);
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} parts could not be exported.`);
    metrics.addMetric(exportMetrics.exports, 'Count', 1);
    logger.info('The configuration was exported.', { changed });
    return { changed };
  });
}

async function writeIfChanged(client: S3Client, Bucket: string, Key: string, Body: string): Promise<boolean> {
  if ((await textOf(client, Bucket, Key)) === Body) return false;
  await client.send(new PutObjectCommand({ Bucket, Key, Body, ContentType: 'application/json' }));
  return true;
}

async function textOf(client: S3Client, Bucket: string, Key: string): Promise<string | undefined> {
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
    return await Body?.transformToString();
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  }
}
