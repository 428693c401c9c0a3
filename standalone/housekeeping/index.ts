export { trimAuditLog } from './audit-retention.ts';
export { rejectExpired } from './expired-tickets.ts';
export { Housekeeping } from './housekeeping.ts';
export { IdleGate } from './idle-gate.ts';
export { isOwnedBy } from './owning-database.ts';
export { removeUnusedArtifacts } from './unused-artifacts.ts';
export { removeUnusedUploads } from './unused-uploads.ts';
