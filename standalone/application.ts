import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { DiskUploads } from '#adapters/disk';
import { ObservedJobs } from '#adapters/memory';
import { type ApiPorts, allRoutes, createApi, usualLimits } from '#api';
import { uploadKey } from '#core/jobs';
import { type Job, localScope } from '#core/model';
import type { UploadStore } from '#core/ports';
import { type GuardSettings, guard } from './access/guard.ts';
import { artifactReader } from './artifact-store.ts';
import type { DataFolder } from './data-folder.ts';
import { Dispatcher, isExpected, reasonAgainst, takeArrived, takeMissedArrivals, work } from './jobs/index.ts';
import { SignedUrls, s3Routes } from './s3/index.ts';
import type { ServerSettings } from './settings.ts';
import type { Storage } from './storage.ts';
import { webApp } from './web-app.ts';

export interface Application {
  /** Answers a request that came over the network. */
  readonly answer: (request: Request) => Response | Promise<Response>;
  /** Answers a request of the process itself, which needs no token. */
  readonly ask: (request: Request) => Response | Promise<Response>;
  /** Takes up what an earlier process left unfinished. */
  resume(): Promise<void>;
  /** Interrupts what is running, to be taken up at the next start. */
  stop(): Promise<void>;
}

const now = () => new Date();

/** Puts the parts together: storage, job processing, API, S3 endpoint and web app. */
export function createApplication(
  settings: ServerSettings,
  access: GuardSettings,
  folder: DataFolder,
  storage: Storage,
): Application {
  const { distFolder, concurrency, log } = settings;
  const onFault = (error: unknown) => log(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const { models } = storage;
  const jobs = new ObservedJobs(storage.jobs);
  const stored = new DiskUploads(folder.uploads);
  const urls = new SignedUrls(folder.secret);
  const artifacts = artifactReader(folder.models);
  const uploads: UploadStore = {
    sign: async (key, operation, { bytes, seconds }) => {
      const until = Math.floor(now().getTime() / 1000) + seconds;
      return { url: urls.sign(key, operation, { bytes, until }), headers: {} };
    },
    remove: (key) => stored.remove(key),
  };
  const places = {
    models,
    artifacts,
    uploadPath: (key: Parameters<DiskUploads['path']>[0]) => stored.path(key),
    artifactsFolder: folder.models,
    temporaryFolder: folder.temporary,
    workerFile: new URL('process-worker.mjs', distFolder),
  };
  const discard = async (job: Job) => {
    const sharing = await jobs.list(job, { uploadId: job.uploadId }, { limit: 2 });
    if (sharing.every(({ id }) => id === job.id)) await uploads.remove(uploadKey(job));
  };
  const queue = new Dispatcher({
    jobs,
    scan: (job) => reasonAgainst(stored.path(uploadKey(job))),
    work: (job, notes, signal) => work(places, job, notes, signal),
    discard,
    undo: async (job) => {
      const unused = await models.deleteModel(job, job.modelId);
      for (const id of unused?.contentIds ?? []) {
        await artifacts.removeBelow({ tenant: job.tenant, project: job.project, path: `models/${id}` });
      }
    },
    now,
    concurrency,
    onFault,
  });
  const arrivals = { jobs, queue, uploads, now };
  const ports: ApiPorts = {
    jobs,
    jobChanges: jobs,
    queue,
    models,
    uploads,
    artifacts,
    readiness: async () => {
      try {
        await jobs.list(localScope, {}, { limit: 1 });
        return { isReady: true, detail: '' };
      } catch (error) {
        onFault(error);
        return { isReady: false, detail: 'The database does not answer.' };
      }
    },
    now,
    newId: randomUUID,
  };
  const limits = { ...usualLimits, uploadBytes: settings.uploadBytes };
  const app = new Hono();
  app.route(
    '/',
    s3Routes({
      uploads: stored,
      urls,
      now,
      onFault,
      expects: (key) => isExpected(arrivals, key),
      onArrived: (file) => takeArrived(arrivals, file),
    }),
  );
  const api = createApi(allRoutes({ ports, limits }), { limits, scopeOf: () => localScope, onFault });
  app.route('/', api);
  app.all('/v1/*', (c) => api.fetch(c.req.raw)); // no route: its problem document, not the web app's page
  app.route('/', webApp(new URL('web/', distFolder)));
  app.notFound((c) => api.fetch(c.req.raw));
  const guarded = new Hono();
  guarded.use(secureHeaders({ crossOriginEmbedderPolicy: false, strictTransportSecurity: false }));
  guarded.use(guard(access));
  guarded.all('*', (c) => app.fetch(c.req.raw));
  return {
    answer: (request) => guarded.fetch(request),
    ask: (request) => app.fetch(request),
    resume: async () => {
      await models.removeAbandoned(0);
      await takeMissedArrivals(arrivals, stored);
      await queue.resume();
    },
    stop: () => queue.stop(),
  };
}
