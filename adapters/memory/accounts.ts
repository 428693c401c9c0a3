import type { Account, Session } from '#core/model';
import type { Accounts } from '#core/ports';

/** Keeps accounts in memory, for tests. */
export class MemoryAccounts implements Accounts {
  readonly #accounts = new Map<string, Account>();
  readonly #sessions = new Map<string, Session>();

  async insert(account: Account): Promise<boolean> {
    if ((await this.findByName(account.name)) !== undefined) return false;
    this.#accounts.set(account.id, structuredClone(account));
    return true;
  }

  async findByName(name: string): Promise<Account | undefined> {
    return structuredClone([...this.#accounts.values()].find((account) => account.name === name));
  }

  async list(): Promise<readonly Account[]> {
    return [...this.#accounts.values()]
      .sort((a, b) => Number(a.name > b.name) - Number(a.name < b.name))
      .map((account) => structuredClone(account));
  }

  async remove(id: string): Promise<void> {
    this.#accounts.delete(id);
    for (const [hash, { accountId }] of this.#sessions) if (accountId === id) this.#sessions.delete(hash);
  }

  async openSession(session: Session, now: string): Promise<void> {
    if (!this.#accounts.has(session.accountId)) throw new Error(`There is no account ${session.accountId}.`);
    for (const [hash, { expiresAt }] of this.#sessions) if (expiresAt <= now) this.#sessions.delete(hash);
    this.#sessions.set(session.tokenHash, { ...session });
  }

  async findBySession(tokenHash: string, now: string): Promise<Account | undefined> {
    const session = this.#sessions.get(tokenHash);
    if (session === undefined || session.expiresAt <= now) return undefined;
    return structuredClone(this.#accounts.get(session.accountId));
  }

  async closeSession(tokenHash: string): Promise<void> {
    this.#sessions.delete(tokenHash);
  }
}
