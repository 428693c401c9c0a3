import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { DiskUploads } from '#adapters/disk';
import { ObservedJobs } from '#adapters/memory';
import { type ApiPorts, allRoutes, createApi, usualLimits } from '#api';
import { uploadKey } from '#core/jobs';
import { type Job, localScope } from '#core/model';
import type { ObjectReader } from '#core/ports';
import { asSeenByClient } from './access/behind-proxy.ts';
import { type GuardSettings, guard } from './access/guard.ts';
import { artifactReader, storedContents } from './artifact-store.ts';
import type { DataFolder } from './data-folder.ts';
import {
  Housekeeping,
  IdleGate,
  isOwnedBy,
  rejectExpired,
  removeUnusedArtifacts,
  removeUnusedUploads,
} from './housekeeping/index.ts';
import { Dispatcher, isExpected, reasonAgainst, takeArrived, takeMissedArrivals, work } from './jobs/index.ts';
import type { Answer } from './listen.ts';
import { ownerRoutes } from './owner/index.ts';
import { OwnUploadStore, SignedUrls, s3Routes } from './s3/index.ts';
import type { ServerSettings } from './settings.ts';
import type { Storage } from './storage.ts';
import { webApp } from './web-app.ts';

export interface Application {
  /** Answers a request that came over the network. */
  readonly answer: Answer;
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
  access: GuardSettings & { readonly ownerToken: string },
  folder: DataFolder,
  storage: Storage,
): Application {
  const { distFolder, concurrency, log } = settings;
  const onFault = (error: unknown) => log(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const { models } = storage;
  const jobs = new ObservedJobs(storage.jobs);
  const stored = new DiskUploads(folder.uploads);
  const urls = new SignedUrls(folder.secret);
  const disk = artifactReader(folder.models);
  const uploads = new OwnUploadStore(stored, urls, now);
  const gate = new IdleGate();
  let isOwnFolder = false;
  const housekeeping = new Housekeeping({
    gate,
    onFault,
    beside: async () => {
      await queue.resume();
      await rejectExpired({ jobs, queue, now });
      if (isOwnFolder) await removeUnusedUploads(jobs, stored);
    },
    alone: async () => {
      const contents = () => storedContents(folder.models);
      if (isOwnFolder) await removeUnusedArtifacts({ jobs, models, artifacts: disk, contents });
    },
  });
  // A job may be about to load again what another has just ceased to use: it goes when no job is at work.
  const artifacts: ObjectReader = {
    size: (key) => disk.size(key),
    stream: (key, start, end) => disk.stream(key, start, end),
    removeBelow: async () => housekeeping.soon(),
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
    work: (job, notes, signal) => gate.shared(() => work(places, job, notes, signal)),
    discard,
    undo: async (job) => {
      const { contentIds } = await models.deleteVersion(job, job.id);
      if (contentIds.length > 0) housekeeping.soon();
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
  guarded.route('/', ownerRoutes({ sql: storage.sql, token: access.ownerToken }));
  guarded.all('*', (c) => app.fetch(asSeenByClient(c.req.raw)));
  return {
    answer: (request, connection) => guarded.fetch(request, connection),
    ask: (request) => app.fetch(request),
    resume: async () => {
      isOwnFolder = await isOwnedBy(folder, storage.databaseId);
      if (!isOwnFolder) log('The data folder was used with another database: nothing in it is removed as unused.');
      await models.removeAbandoned(0);
      await takeMissedArrivals(arrivals, stored);
      await queue.resume();
      housekeeping.start();
    },
    stop: async () => {
      await queue.stop();
      await housekeeping.stop();
    },
  };
}
