export type { BackedUp } from './backed-up.ts';
export { BackupPlans, type BackupPlansProps } from './backup-plans.ts';
export { BackupRole, backupRolePath } from './backup-role.ts';
