import type { AuditRetention } from '#core/ports';

const DAY_MS = 24 * 3600 * 1000;

/** Forgets who did what so many days ago. */
export async function trimAuditLog(auditLog: AuditRetention, days: number, now: Date): Promise<void> {
  await auditLog.removeBefore(new Date(now.getTime() - days * DAY_MS).toISOString());
}
