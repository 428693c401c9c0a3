import { describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import {
  AgentsHealth,
  DashboardHealth,
  DatabaseHealth,
  MetricsDocument,
  MonitoringHealth,
  ServiceHealth,
  ServiceInfo,
  StorageHealth,
  SystemHealth,
} from '#api/contracts';
import type { ApiClient } from '../support/api-client.ts';
import { smallModel } from '../support/small-model.ts';

const contracts: Readonly<Record<string, z.ZodObject>> = {
  '/healthz': SystemHealth,
  '/readyz': SystemHealth,
  '/info': ServiceInfo,
  '/health': ServiceHealth,
  '/dot/health': StorageHealth,
  '/api/monitoring/health': MonitoringHealth,
  '/api/database/health': DatabaseHealth,
  '/api/agents/health': AgentsHealth,
  '/api/dashboard/health': DashboardHealth,
};

/** What a server that is well says of itself. */
export function healthSuite(client: () => ApiClient): void {
  describe('the health of the server', () => {
    it.each(Object.entries(contracts))('at %s is as its contract says', async (path, contract) => {
      const response = await client().fetch(path);
      expect([response.status, contract.strict().safeParse(await response.json()).error]).toEqual([200, undefined]);
    });

    it('is told in less than half a second', async () => {
      for (const path of Object.keys(contracts)) {
        const began = performance.now();
        await (await client().fetch(path)).arrayBuffer();
        expect(performance.now() - began).toBeLessThan(500);
      }
    });

    it('is that of the real database, disk and converter', async () => {
      const { status, database, external_services, configuration, system } = await client().get(
        '/readyz',
        SystemHealth,
      );
      expect([status, database.status, external_services.storage.status, external_services.processor.status]).toEqual(
        Array(4).fill('healthy'),
      );
      expect(database.response_time_ms).toBeGreaterThan(0);
      expect(configuration).toEqual({ max_file_size_mb: 20, cache_enabled: true, cache_ttl_seconds: 7200 });
      expect(system.memory.percent).toBeGreaterThan(0);
    });

    it('does not hide what a dashboard would look for in vain', async () => {
      const { services } = await client().get('/api/dashboard/health', DashboardHealth);
      expect(services).toEqual({
        redis: 'absent',
        cache: 'healthy',
        websockets: 'absent',
        background_processor: 'healthy',
      });
    });

    it('comes with numbers of requests, conversions and the cache', async () => {
      const { id, modelId } = await client().upload(smallModel({ walls: 2 }), { fileName: 'counted.ifc' });
      await client().waitFor(id);
      const classes = `/v1/models/${modelId}/classes`;
      for (const path of [classes, classes]) await (await client().fetch(path)).arrayBuffer();
      const { performance: seen, cache } = await client().get('/api/monitoring/health', MonitoringHealth);
      expect(seen.requests_total).toBeGreaterThan(5);
      expect(seen.error_rate).toBe(0);
      expect(cache.hits).toBeGreaterThan(0);
      expect(cache.misses).toBeGreaterThan(0);
      const text = await (await client().fetch('/metrics')).text();
      expect(text).toMatch(/^plinth_part_up\{part="database"\} 1$/m);
      expect(text).toMatch(/^plinth_jobs\{state="succeeded"\} \d+$/m);
      expect(text).toMatch(/^plinth_cache_hits_total [1-9]\d*$/m);
      const accept = { headers: { accept: 'application/json' } };
      const { metrics } = MetricsDocument.parse(await (await client().fetch('/metrics', accept)).json());
      expect(metrics.map(({ name }) => name)).toEqual(expect.arrayContaining(['plinth_queue_depth', 'plinth_jobs']));
    });
  });
}
