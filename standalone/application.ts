import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { DiskUploads } from '#adapters/disk';
import { MemoryCache, MemoryKeptAnswers, MemoryRateLimits, ObservedJobs } from '#adapters/memory';
import { type ApiPorts, allRoutes, type Caller, createApi, sessionRoutes, usualLimits } from '#api';
import { localOwner } from '#core/access';
import { ComputedValues, cachedModels } from '#core/caching';
import { uploadKey } from '#core/jobs';
import type { Job } from '#core/model';
import type { ObjectReader } from '#core/ports';
import { byAccount, everybodyIsOwner } from './access/authenticate.ts';
import { asSeenByClient } from './access/behind-proxy.ts';
import { clientAddress } from './access/client-address.ts';
import { guard } from './access/guard.ts';
import { SignInLink } from './access/sign-in-link.ts';
import { AnsweredRequests } from './answered-requests.ts';
import { artifactReader, storedContents } from './artifact-store.ts';
import type { DataFolder } from './data-folder.ts';
import {
  Housekeeping,
  IdleGate,
  isOwnedBy,
  rejectExpired,
  removeUnusedArtifacts,
  removeUnusedUploads,
  trimAuditLog,
} from './housekeeping/index.ts';
import { Dispatcher, isExpected, reasonAgainst, takeArrived, takeMissedArrivals, work } from './jobs/index.ts';
import type { Answer, Connection } from './listen.ts';
import { ownerRoutes } from './owner/index.ts';
import { OwnUploadStore, SignedUrls, s3Routes } from './s3/index.ts';
import type { ServerSettings } from './settings.ts';
import type { Storage } from './storage.ts';
import { runningVitals } from './vitals.ts';
import { pageSettings, webApp } from './web-app.ts';

export interface Application {
  /** Answers a request that came over the network. */
  readonly answer: Answer;
  /** The path and query by which its owner signs in, once; `/` where nobody has to. */
  readonly signInPath: string;
  /** Answers a request of the process itself, which does not have to sign in. */
  readonly ask: (request: Request) => Response | Promise<Response>;
  /** Takes up what an earlier process left unfinished. */
  resume(): Promise<void>;
  /** Interrupts what is running, to be taken up at the next start. */
  stop(): Promise<void>;
}

/** What is looked at before anybody is answered. */
export interface Entrance {
  /** Names under which the server answers. */
  readonly names: ReadonlySet<string>;
  /** Of the owner of the data folder, for `plinth sql`. */
  readonly ownerToken: string;
}

const now = () => new Date();

/** Without an address where the connection is gone already. */
const callerOf = (address: string | undefined): Caller => (address === undefined ? {} : { address });

/** Of answers that took the database long. */
const CACHE_BYTES = 64 * 2 ** 20;

/** Puts the parts together: storage, job processing, API, S3 endpoint and web app. */
export function createApplication(
  settings: ServerSettings,
  entrance: Entrance,
  folder: DataFolder,
  storage: Storage,
): Application {
  const { distFolder, concurrency, configuration, log } = settings;
  const onFault = (error: unknown) => log(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const { models, accounts, apiKeys, auditLog } = storage;
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
      await trimAuditLog(auditLog, configuration.auditDays, now());
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
    features: configuration.features,
    log,
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
  const values = new ComputedValues(new MemoryCache(CACHE_BYTES));
  const requests = new AnsweredRequests();
  const ports: ApiPorts = {
    jobs,
    jobChanges: jobs,
    queue,
    models: cachedModels(models, values),
    uploads,
    artifacts,
    artifactUrl: null,
    keptAnswers: new MemoryKeptAnswers(now),
    features: configuration.features,
    apiKeys,
    auditLog,
    vitals: runningVitals(settings, { storage, folder, values, requests, onFault }),
    now,
    newId: randomUUID,
  };
  const limits = { ...usualLimits, uploadBytes: settings.uploadBytes };
  const app = new Hono<{ Bindings: Caller }>();
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
  const counting = new MemoryRateLimits();
  const link = settings.isOpen
    ? undefined
    : new SignInLink({ accounts, apiKeys, auditLog, limits: counting, now, newId: randomUUID });
  const access = settings.isOpen
    ? { authenticate: everybodyIsOwner, auditLog }
    : { authenticate: byAccount({ accounts, apiKeys, now }), rateLimits: counting, auditLog };
  const groups = [...allRoutes({ ports, limits }), sessionRoutes({ accounts, now })];
  const api = createApi(groups, { limits, access, onFault });
  app.route('/', api);
  app.all('/v1/*', (c) => api.fetch(c.req.raw, c.env)); // no route: its problem document, not the web app's page
  app.route('/', pageSettings());
  app.route('/', webApp(new URL('web/', distFolder)));
  app.notFound((c) => api.fetch(c.req.raw, c.env));
  const guarded = new Hono<{ Bindings: Caller & Connection }>();
  guarded.use(requests.middleware);
  guarded.use(secureHeaders({ crossOriginEmbedderPolicy: false, strictTransportSecurity: false }));
  guarded.use(guard(entrance.names));
  guarded.route('/', ownerRoutes({ sql: storage.sql, token: entrance.ownerToken }));
  if (link !== undefined) guarded.use(link.middleware);
  guarded.all('*', (c) => app.fetch(c.req.raw, callerOf(c.env.address)));
  const addressOf = ({ headers }: Request, { incoming }: Connection) =>
    clientAddress(incoming.socket.remoteAddress, headers.get('x-forwarded-for'), configuration.trustedProxies);
  return {
    answer: (request, connection) =>
      guarded.fetch(asSeenByClient(request), { ...connection, ...callerOf(addressOf(request, connection)) }),
    signInPath: link?.path ?? '/',
    ask: (request) => app.fetch(request, { principal: localOwner }),
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
