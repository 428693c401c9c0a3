import { MemoryAccounts, MemoryApiKeys, MemoryAuditLog, MemoryRateLimits } from '#adapters/memory';
import { accountsContract } from './accounts.contract.ts';
import { apiKeysContract } from './api-keys.contract.ts';
import { auditLogContract } from './audit-log.contract.ts';
import { auditRetentionContract } from './audit-retention.contract.ts';
import { rateLimitsContract } from './rate-limits.contract.ts';

accountsContract('MemoryAccounts', async () => new MemoryAccounts());
apiKeysContract('MemoryApiKeys', async () => new MemoryApiKeys());
auditLogContract('MemoryAuditLog', async () => new MemoryAuditLog());
rateLimitsContract('MemoryRateLimits', async () => new MemoryRateLimits());
auditRetentionContract('MemoryAuditLog', async () => new MemoryAuditLog());
