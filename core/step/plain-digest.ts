import { createHash } from 'node:crypto';
import type { Digest } from '#core/ports';

/** A digest that is computed at once. */
export function plainDigest(): Digest {
  const hash = createHash('sha256');
  return {
    update: async (bytes) => void hash.update(bytes),
    end: async () => hash.digest('hex'),
  };
}
