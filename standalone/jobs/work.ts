import { type StageMemory, storageError } from '#adapters/model-file';
import { type ProgressNotes, uploadKey } from '#core/jobs';
import type { Job, JobTimings } from '#core/model';
import type { FeatureFlags, ModelRepository, NewVersion, ObjectReader } from '#core/ports';
import { runWorker } from '../worker/index.ts';
import type { WorkOutcome } from './dispatcher.ts';

export interface WorkSources {
  readonly models: ModelRepository;
  readonly artifacts: ObjectReader;
  readonly uploadPath: (key: ReturnType<typeof uploadKey>) => string;
  readonly artifactsFolder: string;
  readonly temporaryFolder: string;
  readonly workerFile: URL;
  readonly features: FeatureFlags;
  /** What happens, for people. */
  readonly log: (line: string) => void;
}

/** Converts the file of a job and loads the result: the version that it leads to has the job's own id. */
export async function work(
  sources: WorkSources,
  job: Job,
  notes: ProgressNotes,
  signal: AbortSignal,
): Promise<WorkOutcome> {
  const { temporaryFolder, workerFile, artifactsFolder, uploadPath, log } = sources;
  const features = await sources.features.current();
  const scope = { tenant: job.tenant, project: job.project };
  const request = { scope, path: uploadPath(uploadKey(job)), sha256: job.sha256, artifactsFolder, features };
  const onProgress = ({ stage, done, total }: Parameters<Parameters<typeof runWorker>[1]['onProgress']>[0]) =>
    notes.note(stage, done, total);
  const converted = await runWorker(request, {
    workerFile,
    temporaryFolder,
    onProgress,
    signal,
    onCrash: ({ end, lastWords }) => log(`Job ${job.id}: the process that converts has crashed (${end}). ${lastWords}`),
  });
  if (converted.kind !== 'done') return converted;
  const { contentId, coverage, timings, peakMemoryMB, stageMemoryMB } = converted.result;
  if (stageMemoryMB) log(`Job ${job.id}: ${stagesText(timings, stageMemoryMB)}`);
  const began = performance.now();
  try {
    await load(sources, job, contentId, notes, signal);
  } catch (error) {
    const storage = signal.aborted ? undefined : storageError(error);
    if (storage === undefined) throw error;
    return { kind: 'failed', error: storage };
  }
  const loadMs = performance.now() - began;
  return { kind: 'succeeded', contentId, coverage, timings: { ...timings, loadMs }, peakMemoryMB };
}

function stagesText(timings: JobTimings, memoryMB: StageMemory): string {
  const stages = (['index', 'data', 'geometry', 'write'] as const).map((stage) => {
    const milliseconds = Math.round(timings[`${stage}Ms`] ?? 0);
    return `${stage} ${milliseconds} ms, ${memoryMB[stage] ?? '?'} MB`;
  });
  return stages.join('; ');
}

async function load(
  { models, artifacts }: WorkSources,
  job: Job,
  contentId: string,
  notes: ProgressNotes,
  signal: AbortSignal,
): Promise<void> {
  const pathOf = (name: string) => ({ tenant: job.tenant, project: job.project, path: `models/${contentId}/${name}` });
  const version: NewVersion = {
    modelId: job.modelId,
    versionId: job.id,
    name: job.fileName.replace(/\.(ifc|ifczip|zip)$/i, ''),
    fileName: job.fileName,
    createdAt: job.createdAt,
  };
  const { contentIds } = await models.saveVersion(
    job,
    version,
    (name) => artifacts.stream(pathOf(name), 0, Number.MAX_SAFE_INTEGER),
    { onProgress: (done, total) => notes.note('load', done, total), signal },
  );
  for (const unused of contentIds) await artifacts.removeBelow({ ...pathOf(''), path: `models/${unused}` });
}
