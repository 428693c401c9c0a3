import { kept } from './kept.ts';
import { type LookLimits, lookAt } from './look-at.ts';
import { type HealthCheck, type HealthPart, healthParts, type PartHealth } from './parts.ts';

export type HealthStatus = 'healthy' | 'degraded' | 'unhealthy';

/** How the product is, as a whole and part by part; it does not have the parts that are not there. */
export interface HealthReport {
  readonly status: HealthStatus;
  readonly parts: Readonly<Partial<Record<HealthPart, PartHealth>>>;
}

export type HealthChecks = Readonly<Partial<Record<HealthPart, HealthCheck>>>;

export interface HealthLimits extends LookLimits {
  /** A report is given again for so long, so that however often is asked, the parts are not. */
  readonly keptMs: number;
}

/** An answer takes less than 500 ms, of which the network needs some. */
export const usualHealthLimits: HealthLimits = { milliseconds: 350, patienceMs: 30_000, keptMs: 3_000 };

/** Looks at all parts at once. */
export function healthReports(
  checks: HealthChecks,
  onFault: (error: unknown) => void,
  limits = usualHealthLimits,
): () => Promise<HealthReport> {
  const looks = healthParts.flatMap((part) => {
    const check = checks[part];
    return check === undefined ? [] : [{ part, isVital: check.isVital, look: lookAt(check, limits, onFault) }];
  });
  return kept(limits.keptMs, async () => {
    const found = await Promise.all(looks.map(async ({ look, ...of }) => ({ ...of, health: await look() })));
    return { status: overall(found), parts: Object.fromEntries(found.map(({ part, health }) => [part, health])) };
  });
}

function overall(found: readonly { readonly isVital: boolean; readonly health: PartHealth }[]): HealthStatus {
  if (found.some(({ isVital, health }) => isVital && health.status === 'unhealthy')) return 'unhealthy';
  const isGood = found.every(({ health: { status } }) => status === 'healthy' || status === 'asleep');
  return isGood ? 'healthy' : 'degraded';
}
