import { randomUUID } from 'node:crypto';
import {
  MemoryAccounts,
  MemoryApiKeys,
  MemoryAuditLog,
  MemoryJobRepository,
  MemoryKeptAnswers,
  ObservedJobs,
} from '#adapters/memory';
import { type AccessSettings, type ApiPorts, allRoutes, createApi, sessionRoutes, usualLimits } from '#api';
import { localOwner } from '#core/access';
import type { ModelRepository, ObjectReader, UploadStore } from '#core/ports';
import { flagsWith } from './features.ts';
import { someVitals } from './vitals.ts';

/** The API over jobs in memory, and whatever of the rest a test gives. What it does not give fails when it is used. */
export function testApi(
  given: {
    models?: Partial<ModelRepository>;
    artifacts?: Partial<ObjectReader>;
    artifactUrl?: ApiPorts['artifactUrl'];
    access?: Partial<AccessSettings>;
    features?: ApiPorts['features'];
  } = {},
) {
  const stored = new MemoryJobRepository();
  const jobs = new ObservedJobs(stored);
  const sent: string[] = [];
  const removed: string[] = [];
  const faults: unknown[] = [];
  const uploads: UploadStore = {
    tellsChecksums: true,
    sign: async ({ path }, { kind }) => ({ url: `/s3/${path}?${kind}`, headers: {} }),
    remove: async ({ path }) => void removed.push(path),
  };
  const apiKeys = new MemoryApiKeys();
  const auditLog = new MemoryAuditLog();
  const ports = {
    jobs,
    jobChanges: jobs,
    queue: { send: async ({ id }: { id: string }) => void sent.push(id) },
    models: missing('models', given.models),
    artifacts: missing('artifacts', given.artifacts),
    artifactUrl: given.artifactUrl ?? null,
    uploads,
    keptAnswers: new MemoryKeptAnswers(),
    features: given.features ?? flagsWith(),
    apiKeys,
    auditLog,
    vitals: someVitals({ statistics: stored }),
    now: () => new Date(),
    newId: randomUUID,
  };
  const onFault = (error: unknown) => void faults.push(error);
  const accounts = new MemoryAccounts();
  const groups = [...allRoutes({ ports, limits: usualLimits }), sessionRoutes({ accounts, now: ports.now })];
  const api = createApi(groups, {
    limits: usualLimits,
    access: { authenticate: async () => ({ principal: localOwner }), auditLog, ...given.access },
    onFault,
  });
  return { api, jobs, accounts, apiKeys, auditLog, sent, removed, faults };
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
