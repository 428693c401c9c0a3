import { readdirSync } from 'node:fs';
import { STAGE_DIMENSION, WORKER_SERVICE, workerMetrics } from '#containers/ifc-worker';
import { MODELS_SERVICE } from '#lambdas/models';
import { cacheMetrics, functionMetrics } from '#lambdas/shared';
import { SPATIAL_SERVICE } from '#lambdas/spatial';
import { apiServices } from '#lib/monitoring';
import { type MetricKey, metricKey } from './shown-metrics.ts';

const folder = new URL('../../lambdas/', import.meta.url);

/** Metrics of workers that are told by stage. */
const byStage: readonly string[] = [workerMetrics.jobSeconds, workerMetrics.stageMemoryMB];

/** Every metric that functions and workers say they write: the constants beside their code. */
export async function declaredMetrics(): Promise<Set<MetricKey>> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /^(?!shared)[^/]+\/metric-names\.ts$/.test(path),
  );
  const ofFunctions = await Promise.all(
    names.map(async (path) => declaredIn(await import(new URL(path, folder).href))),
  );
  const ofWorkers = Object.values(workerMetrics).map((name) =>
    metricKey(name, {
      service: WORKER_SERVICE,
      ...(byStage.includes(name) && { [STAGE_DIMENSION]: '' }),
    }),
  );
  return new Set([...ofFunctions.flat(), ...ofWorkers, ...shared()]);
}

/** What several functions write by code that they share. */
function shared(): MetricKey[] {
  const of = (names: object, services: readonly string[]) =>
    services.flatMap((service) => Object.values(names).map((name) => metricKey(String(name), { service })));
  return [...of(functionMetrics, apiServices), ...of(cacheMetrics, [MODELS_SERVICE, SPATIAL_SERVICE])];
}

/** A module has the name of the service, `X_SERVICE`, and names of metrics, alone or in objects. */
function declaredIn(module: Readonly<Record<string, unknown>>): MetricKey[] {
  const [service] = Object.entries(module).flatMap(([name, value]) =>
    name.endsWith('_SERVICE') ? [String(value)] : [],
  );
  if (service === undefined) throw new Error('A file metric-names.ts has no name of its service.');
  return Object.entries(module)
    .filter(([name]) => !name.endsWith('_SERVICE'))
    .flatMap(([, value]) => (typeof value === 'object' && value !== null ? Object.values(value) : [value]))
    .map((name) => metricKey(String(name), { service }));
}
