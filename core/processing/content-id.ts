import { createHash } from 'node:crypto';
import { engineVersion } from './engine-version.ts';

/** Names the artifacts of a file: the same bytes by the same engine give the same id, and the same artifacts. */
export function contentIdOf(fileSha256: string, engine = engineVersion): string {
  return createHash('sha256').update(`${engine}\n${fileSha256}`).digest('hex').slice(0, 32);
}
