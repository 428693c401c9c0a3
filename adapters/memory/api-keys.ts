import { ApiKey, type StoredApiKey } from '#core/model';
import type { ApiKeys } from '#core/ports';

/** Keeps API keys in memory, for tests. */
export class MemoryApiKeys implements ApiKeys {
  readonly #keys = new Map<string, StoredApiKey>();

  async insert(key: StoredApiKey): Promise<void> {
    if (this.#keys.has(key.id)) throw new Error(`There is an API key ${key.id} already.`);
    this.#keys.set(key.id, structuredClone(key));
  }

  async find(id: string): Promise<StoredApiKey | undefined> {
    return structuredClone(this.#keys.get(id));
  }

  async list(tenant: string): Promise<readonly ApiKey[]> {
    return [...this.#keys.values()]
      .filter((key) => key.tenant === tenant)
      .sort((a, b) => compare(b.createdAt, a.createdAt) || compare(b.id, a.id))
      .map((key) => ApiKey.parse(key));
  }

  async revoke(tenant: string, id: string, at: string): Promise<boolean> {
    const key = this.#keys.get(id);
    if (key === undefined || key.tenant !== tenant) return false;
    this.#keys.set(id, { ...key, revokedAt: key.revokedAt ?? at });
    return true;
  }

  async noteUse(tenant: string, id: string, day: string): Promise<void> {
    const key = this.#keys.get(id);
    if (key === undefined || key.tenant !== tenant || (key.lastUsedOn !== null && key.lastUsedOn >= day)) return;
    this.#keys.set(id, { ...key, lastUsedOn: day });
  }
}

const compare = (a: string, b: string) => Number(a > b) - Number(a < b);
