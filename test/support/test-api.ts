import { randomUUID } from 'node:crypto';
import { MemoryJobRepository, ObservedJobs } from '#adapters/memory';
import { allRoutes, createApi, usualLimits } from '#api';
import { localScope } from '#core/model';
import type { ModelRepository, ObjectReader, UploadStore } from '#core/ports';

/** The API over jobs in memory, and whatever of the rest a test gives. What it does not give fails when it is used. */
export function testApi(given: { models?: Partial<ModelRepository>; artifacts?: Partial<ObjectReader> } = {}) {
  const jobs = new ObservedJobs(new MemoryJobRepository());
  const sent: string[] = [];
  const removed: string[] = [];
  const faults: unknown[] = [];
  const uploads: UploadStore = {
    sign: async ({ path }, { kind }) => ({ url: `/s3/${path}?${kind}`, headers: {} }),
    remove: async ({ path }) => void removed.push(path),
  };
  const ports = {
    jobs,
    jobChanges: jobs,
    queue: { send: async ({ id }: { id: string }) => void sent.push(id) },
    models: missing('models', given.models),
    artifacts: missing('artifacts', given.artifacts),
    uploads,
    readiness: async () => ({ isReady: true, detail: '' }),
    now: () => new Date(),
    newId: randomUUID,
  };
  const onFault = (error: unknown) => void faults.push(error);
  const api = createApi(allRoutes({ ports, limits: usualLimits }), {
    limits: usualLimits,
    scopeOf: () => localScope,
    onFault,
  });
  return { api, jobs, sent, removed, faults };
}

function missing<T extends object>(name: string, given: Partial<T> = {}): T {
  return new Proxy(given, {
    get: (target, key) => {
      const found: unknown = Reflect.get(target, key);
      if (found === undefined) throw new Error(`The test gives no ${name}.${String(key)}.`);
      return found;
    },
  }) as T;
}
