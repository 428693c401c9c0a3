import type { FileVerdict } from '#core/jobs';
import type { ObjectKey } from '#core/model';
import { reasonsAgainst } from '../shared/scan-results.ts';
import type { StoredUploads } from '../shared/stored-uploads.ts';

/** What the bucket and the scanner's tag say of a file: of its first version that the scanner has looked at. */
export async function verdictOf(
  stored: Pick<StoredUploads, 'versions' | 'scanResult'>,
  key: ObjectKey,
  isScanned: boolean,
): Promise<FileVerdict> {
  const versions = await stored.versions(key);
  const [first] = versions;
  if (first === undefined) return { kind: 'absent' };
  if (!isScanned) return { kind: 'clean', ...first };
  for (const found of versions) {
    const result = await stored.scanResult(key, found.version);
    if (result === undefined) continue;
    const reason = reasonsAgainst[result];
    return reason === null ? { kind: 'clean', ...found } : { kind: 'refused', error: reason([]) };
  }
  return { kind: 'unscanned', bytes: first.bytes };
}
