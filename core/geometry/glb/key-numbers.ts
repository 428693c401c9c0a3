/** Numbers keys, which are rows of numbers, in the order in which they come; equal keys have one number. */
export class KeyNumbers {
  readonly #keys: Float64Array[] = [];
  /** By a hash of its key; the keys themselves are compared, so two are never taken for one. */
  readonly #numbers = new Map<number, number[]>();

  /** @param key is copied. */
  numberOf(key: Float64Array): number {
    const hash = hashOf(key);
    const candidates = this.#numbers.get(hash) ?? [];
    const known = candidates.find((number) => isSame(this.#keys[number], key));
    if (known !== undefined) return known;
    const number = this.#keys.push(key.slice()) - 1;
    candidates.push(number);
    this.#numbers.set(hash, candidates);
    return number;
  }
}

function hashOf(key: Float64Array): number {
  let hash = key.length;
  for (let at = 0; at < key.length; at++) {
    hash = Math.imul(hash ^ (key[at] ?? 0), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash;
}

function isSame(a: Float64Array | undefined, b: Float64Array): boolean {
  if (a === undefined || a.length !== b.length) return false;
  for (let at = 0; at < b.length; at++) if (a[at] !== b[at]) return false;
  return true;
}
