import { expectUsableFolder } from '#adapters/disk';
import { Machine, processUse } from '#adapters/machine';
import { type ComputedValues, usualLifetimes } from '#core/caching';
import { type CacheUse, type Vitals, vitalsOf } from '#core/health';
import { plinthVersion } from '#core/model';
import { engineVersion } from '#core/processing';
import type { AnsweredRequests } from './answered-requests.ts';
import type { DataFolder } from './data-folder.ts';
import type { ServerSettings } from './settings.ts';
import type { Storage } from './storage.ts';

type Settings = Pick<ServerSettings, 'dataFolder' | 'uploadBytes' | 'concurrency'>;

export interface VitalParts {
  readonly storage: Pick<Storage, 'ping' | 'statistics'>;
  readonly folder: Pick<DataFolder, 'uploads' | 'models'>;
  readonly values: ComputedValues;
  readonly requests: AnsweredRequests;
  readonly onFault: (error: unknown) => void;
}

/** How the server is, when it is running. */
export function runningVitals(settings: Settings, { storage, folder, values, requests, onFault }: VitalParts): Vitals {
  return vitalsOf({
    ...told(settings),
    checks: {
      database: { isVital: true, look: async () => storage.ping().then(() => 'healthy') },
      storage: {
        isVital: false,
        look: async () => {
          await Promise.all([folder.uploads, folder.models].map(expectUsableFolder));
          return 'healthy';
        },
      },
    },
    statistics: storage.statistics,
    cache: summedUp(values),
    requests: () => requests.use,
    onFault,
  });
}

/** How it is while the database is being opened. */
export function startingVitals(settings: Settings): Vitals {
  const notYet = () => Promise.reject(new Error('The database is being opened.'));
  return vitalsOf({
    ...told(settings),
    checks: { database: { isVital: true, look: notYet } },
    statistics: { count: notYet, sample: notYet },
    cache: () => null,
    requests: () => null,
    onFault: () => undefined, // it is expected
  });
}

function told({ dataFolder, uploadBytes, concurrency }: Settings) {
  const machine = new Machine(dataFolder);
  return {
    service: {
      edition: 'standalone',
      version: plinthVersion,
      engine: engineVersion,
      uploadBytes,
      cacheSeconds: usualLifetimes.found,
      workers: concurrency,
    },
    machine: () => machine.use(),
    process: processUse,
    now: () => new Date(),
  } as const;
}

/** Who joined others that were computing a value did not compute it. */
function summedUp(values: ComputedValues): () => CacheUse {
  let use: CacheUse = { hits: 0, misses: 0 };
  return () => {
    const { hits, misses, joined } = values.takeCounts();
    use = { hits: use.hits + hits + joined, misses: use.misses + misses };
    return use;
  };
}
