import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { DiskUploads } from '#adapters/disk';
import { uploadKey } from '#core/jobs';
import { type ArrivalPorts, takeArrived } from './arrivals.ts';

/** Takes the files that were stored as a whole when the process ended before it could say so. */
export async function takeMissedArrivals(ports: ArrivalPorts, stored: DiskUploads): Promise<void> {
  for (const job of await ports.jobs.listByState(['awaiting_upload'])) {
    const key = uploadKey(job);
    const bytes = await stored.size(key);
    if (bytes === undefined) continue;
    const sha256 = createHash('sha256');
    await pipeline(createReadStream(stored.path(key)), sha256);
    await takeArrived(ports, { key, bytes, sha256: sha256.digest('hex') });
  }
}
