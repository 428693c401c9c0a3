import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';

/** Asks for a key set (RFC 7517, 5); rejects where it cannot be had. */
export type FetchKeySet = () => Promise<unknown>;

/** After so long keys are asked for again: a key that its issuer has taken back is believed no longer than this. */
const FRESH_MS = 3_600_000;
/** So long keys are believed where their issuer cannot be asked: people stay signed in while it is away. */
const STALE_MS = 6 * 3_600_000;
/** So long an issuer that has not answered is left alone. */
const FAILED_MS = 10_000;
/** So long a key that is not there stays unknown: whoever makes up names of keys does not make us ask the issuer each time. */
const PAUSE_MS = 60_000;
const LEAST_BITS = 2048;
const MOST_BYTES = 100_000;
const TIMEOUT_MS = 3_000;

/** That the issuer could not be asked, and when. */
interface Failure {
  readonly at: number;
  readonly error: unknown;
}

/** An issuer's public keys by their `kid`, kept for a while. Of the set, it takes RSA keys that sign by RS256. */
export class KeySet {
  readonly #fetch: FetchKeySet;
  #keys: ReadonlyMap<string, KeyObject> = new Map();
  #askedAt = Number.NEGATIVE_INFINITY;
  #failure: Failure | undefined;
  #asking: Promise<void> | undefined;

  constructor(fetch: FetchKeySet) {
    this.#fetch = fetch;
  }

  /** Undefined where the issuer has no such key. Rejects where the issuer does not answer, and the key is not known of late. */
  async find(kid: string, now: Date): Promise<KeyObject | undefined> {
    const age = now.getTime() - this.#askedAt;
    const known = this.#keys.get(kid);
    if (age < (known === undefined ? PAUSE_MS : FRESH_MS)) return known;
    const failure = await this.#failureToAsk(now);
    if (failure === undefined) return this.#keys.get(kid);
    if (known !== undefined && age < STALE_MS) return known;
    throw failure.error;
  }

  /** Asks, unless that has failed a moment ago; one question at a time. */
  async #failureToAsk(now: Date): Promise<Failure | undefined> {
    if (this.#failure !== undefined && now.getTime() - this.#failure.at < FAILED_MS) return this.#failure;
    this.#asking ??= this.#ask(now).finally(() => {
      this.#asking = undefined;
    });
    await this.#asking;
    return this.#failure;
  }

  async #ask(now: Date): Promise<void> {
    try {
      this.#keys = keysIn(await this.#fetch());
      this.#askedAt = now.getTime();
      this.#failure = undefined;
    } catch (error) {
      this.#failure = { at: now.getTime(), error };
    }
  }
}

/** Asks for the key set at an address, for at most 3 seconds. */
export function keySetAt(url: string): FetchKeySet {
  return async () => {
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok) throw new Error(`The key set at ${url} answers with status ${response.status}.`);
    const text = await response.text();
    if (text.length > MOST_BYTES) throw new Error(`What is at ${url} is too long for a key set.`);
    return JSON.parse(text);
  };
}

/** @throws where it is no key set; keys of other kinds than ours are passed over. */
function keysIn(set: unknown): ReadonlyMap<string, KeyObject> {
  const { keys } = Object(set);
  if (!Array.isArray(keys)) throw new Error('The issuer has answered with something that is no key set.');
  return new Map(keys.flatMap((key) => signingKey(Object(key))));
}

function signingKey({ kid, kty, use, alg, n, e }: JsonWebKey): [string, KeyObject][] {
  if (typeof kid !== 'string' || kty !== 'RSA' || (use ?? 'sig') !== 'sig' || (alg ?? 'RS256') !== 'RS256') return [];
  if (typeof n !== 'string' || typeof e !== 'string') return [];
  const key = createPublicKey({ key: { kty, n, e }, format: 'jwk' });
  return (key.asymmetricKeyDetails?.modulusLength ?? 0) < LEAST_BITS ? [] : [[kid, key]];
}
