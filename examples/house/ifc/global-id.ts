import { createHash } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_$';

/**
 * The GlobalId of the thing that `key` names: 128 bits of SHA-256 in the 22 characters of IfcGloballyUniqueId.
 * The same key gives the same id in every run, so that two generated files can be compared.
 */
export function globalId(key: string): string {
  const digest = createHash('sha256').update(key).digest('hex').slice(0, 32);
  let rest = BigInt(`0x${digest}`);
  let characters = '';
  for (let place = 0; place < 22; place++) {
    characters = alphabet.charAt(Number(rest & 63n)) + characters;
    rest >>= 6n;
  }
  return characters;
}
