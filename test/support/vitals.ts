import { MemoryJobRepository } from '#adapters/memory';
import { type HealthCheck, type VitalSources, type Vitals, vitalsOf } from '#core/health';

export const healthy: HealthCheck['look'] = async () => 'healthy';
export const failing: HealthCheck['look'] = () => Promise.reject(new Error('connect ECONNREFUSED db.internal:5432'));
export const asleep: HealthCheck['look'] = async () => 'asleep';

/** At an even second, a tenth of a second past. */
export const someTime = new Date('2026-01-02T03:04:05.100Z');

/** How a product is that runs for an hour and is well, unless told otherwise. */
export function someVitals(given: Partial<VitalSources> = {}): Vitals {
  return vitalsOf({
    service: {
      edition: 'standalone',
      version: '1.2.3',
      engine: 'test-engine',
      uploadBytes: 100 * 2 ** 20,
      cacheSeconds: null,
      workers: 3,
    },
    checks: { database: { isVital: true, look: healthy }, storage: { isVital: false, look: healthy } },
    statistics: new MemoryJobRepository(),
    machine: async () => ({ memoryPercent: 12.34, cpuPercent: 80, diskPercent: 95 }),
    process: () => ({ residentBytes: 1000, cpuSeconds: 1.5, uptimeSeconds: 3600 }),
    cache: () => null,
    requests: () => null,
    now: () => someTime,
    onFault: () => undefined,
    ...given,
  });
}
