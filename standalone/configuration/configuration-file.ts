import { z } from 'zod';
import { AUDIT_DAYS, Features } from '#core/model';

/** An address as sockets have it: IPv4 or IPv6, without port. */
const Address = z.union([z.ipv4(), z.ipv6()]);

/**
 * What `plinth.json` in the data folder may say; all of it may be left out.
 *
 * - `features`: what is turned on; read again whenever the file has changed.
 * - `trustedProxies`: how many proxies stand before the server, or the addresses of those that may. From whom a request
 *   comes is then told by the header X-Forwarded-For, so that limits and the audit log know clients and not the proxy.
 * - `auditDays`: so long the audit log is kept.
 */
export const ConfigurationFile = z.strictObject({
  features: Features.prefault({}),
  trustedProxies: z.union([z.number().int().min(0).max(10), z.array(Address).max(100)]).default(0),
  auditDays: z.number().int().min(1).max(36_500).default(AUDIT_DAYS),
});
export type ConfigurationFile = z.output<typeof ConfigurationFile>;
