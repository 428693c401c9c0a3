import { acceptVersion, rejectVersion, takeArrived, type UploadedFilePorts, type UploadStep } from '#core/jobs';
import type { ObjectKey, ObjectVersion } from '#core/model';
import { reasonsAgainst } from '../shared/scan-results.ts';
import { uploadAt } from '../shared/upload-at.ts';
import type { ArrivalEvent, ObjectCreated, ObjectScanned } from './events.ts';

export interface ArrivalSources extends UploadedFilePorts {
  /** Of one version of a stored file; undefined where it is not there any more. */
  readonly bytesOf: (key: ObjectKey, version: ObjectVersion) => Promise<number | undefined>;
  readonly isScanned: boolean;
}

/** What the event says happens to the job of its file; either kind may come first, and each more than once. */
export function takeEvent(sources: ArrivalSources, event: ArrivalEvent): Promise<UploadStep> {
  return event['detail-type'] === 'Object Created'
    ? takeCreated(sources, event.detail.object)
    : takeScanned(sources, event.detail);
}

/** Where nobody scans, to be there is to be clean. */
async function takeCreated(sources: ArrivalSources, object: ObjectCreated['detail']['object']): Promise<UploadStep> {
  const key = uploadAt(object.key);
  if (key === undefined) return 'unknown';
  const step = await takeArrived(sources, key, object.size);
  if (sources.isScanned || step === 'unknown' || step === 'rejected') return step;
  const version = { versionId: object['version-id'], eTag: object.etag };
  return acceptVersion(sources, key, { version, bytes: async () => object.size });
}

async function takeScanned(sources: ArrivalSources, detail: ObjectScanned['detail']): Promise<UploadStep> {
  const { objectKey, versionId, eTag } = detail.s3ObjectDetails;
  const { scanResultStatus, threats } = detail.scanResultDetails;
  const key = uploadAt(objectKey);
  if (key === undefined) return 'unknown';
  const reason = reasonsAgainst[scanResultStatus];
  if (reason !== null) return rejectVersion(sources, key, reason((threats ?? []).map(({ name }) => name)));
  const version = { versionId, eTag };
  return acceptVersion(sources, key, { version, bytes: () => sources.bytesOf(key, version) });
}
