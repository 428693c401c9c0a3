import type { Account, ApiKey, AuditEntry, AuditPlace, RateLimit, Session, StoredApiKey, Taken } from '#core/model';

/** Keeps API keys. */
export interface ApiKeys {
  /** Throws where there is a key of this id already, in whatever tenant. */
  insert(key: StoredApiKey): Promise<void>;
  /** The key of this id, whatever its tenant: who asks is not known yet. */
  find(id: string): Promise<StoredApiKey | undefined>;
  /** Of a tenant, newest first: by `createdAt`, then by `id`, both descending. */
  list(tenant: string): Promise<readonly ApiKey[]>;
  /** From then on it lets nobody in; that it was revoked before stays. False where the tenant has no such key. */
  revoke(tenant: string, id: string, at: string): Promise<boolean>;
  /** Notes the day of its use (`2026-01-31`), unless a later one is known; nothing where there is no such key. */
  noteUse(tenant: string, id: string, day: string): Promise<void>;
}

/** Keeps accounts and their sessions. */
export interface Accounts {
  /** False, and nothing stored, where the name is taken. */
  insert(account: Account): Promise<boolean>;
  findByName(name: string): Promise<Account | undefined>;
  /** Of every tenant, by name. */
  list(): Promise<readonly Account[]>;
  /** With its sessions; nothing where there is none. */
  remove(id: string): Promise<void>;
  /** Throws where there is no such account. Sessions that have expired by `now` are forgotten. */
  openSession(session: Session, now: string): Promise<void>;
  /** Whose session it is, unless it has expired by `now`. */
  findBySession(tokenHash: string, now: string): Promise<Account | undefined>;
  /** Nothing where there is none. */
  closeSession(tokenHash: string): Promise<void>;
}

/** Counts requests. */
export interface RateLimits {
  /** Takes a token of the bucket of this name, in one step however many do so at once. A new bucket is full. */
  take(bucket: string, limit: RateLimit, now: Date): Promise<Taken>;
}

/** Keeps who did what, for a time. Nothing in it is ever changed. */
export interface AuditLog {
  append(entry: AuditEntry): Promise<void>;
  /** Of a tenant, newest first: by `at`, then by `id`, both descending. */
  list(tenant: string, page: { readonly limit: number; readonly after?: AuditPlace }): Promise<readonly AuditEntry[]>;
}

/** Forgets what is older than it has to be kept. */
export interface AuditRetention {
  /** Entries of every tenant from before a time. */
  removeBefore(at: string): Promise<void>;
}

/** Why a token lets nobody in. */
export type TokenRefusal =
  | 'malformed'
  | 'algorithm'
  | 'unknown-key'
  | 'signature'
  | 'issuer'
  | 'use'
  | 'audience'
  | 'scope'
  | 'expired'
  | 'not-yet-valid';

/** Proves what a token of an identity provider says. */
export interface TokenVerifier {
  /** Its claims, where it is genuine, for us, and valid `now`. Rejects where the provider's keys cannot be had. */
  verify(
    token: string,
    now: Date,
  ): Promise<{ readonly claims: Readonly<Record<string, unknown>> } | { readonly refused: TokenRefusal }>;
}
