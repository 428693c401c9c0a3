import type { AuditEntry, AuditPlace } from '#core/model';
import type { AuditLog, AuditRetention } from '#core/ports';

/** Keeps who did what in memory, for tests. */
export class MemoryAuditLog implements AuditLog, AuditRetention {
  #entries: AuditEntry[] = [];

  async append(entry: AuditEntry): Promise<void> {
    this.#entries.push({ ...entry });
  }

  async removeBefore(at: string): Promise<void> {
    this.#entries = this.#entries.filter((entry) => entry.at >= at);
  }

  async list(
    tenant: string,
    { limit, after }: { readonly limit: number; readonly after?: AuditPlace },
  ): Promise<readonly AuditEntry[]> {
    return this.#entries
      .filter((entry) => entry.tenant === tenant && (after === undefined || newestFirst(after, entry) < 0))
      .sort(newestFirst)
      .slice(0, limit)
      .map((entry) => ({ ...entry }));
  }
}

function newestFirst(a: AuditPlace, b: AuditPlace): number {
  return compare(b.at, a.at) || compare(b.id, a.id);
}

const compare = (a: string, b: string) => Number(a > b) - Number(a < b);
