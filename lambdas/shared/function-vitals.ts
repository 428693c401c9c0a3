import { tmpdir } from 'node:os';
import type { z } from 'zod';
import { Machine, processUse } from '#adapters/machine';
import { S3ObjectReader, s3Client } from '#adapters/s3';
import { type HealthChecks, type ServiceFacts, type Vitals, vitalsOf } from '#core/health';
import { localScope, plinthVersion } from '#core/model';
import { engineVersion } from '#core/processing';
import { type ArtifactStorage, type JobStore, NOTHING, type UploadLimits } from './environment.ts';
import { jobsTable } from './jobs-table.ts';
import type { Observability } from './observability.ts';

type Environment = z.output<typeof JobStore> & z.output<typeof ArtifactStorage> & z.output<typeof UploadLimits>;

export interface FunctionVitals extends Pick<ServiceFacts, 'cacheSeconds'> {
  /** Of what is not the same for all functions. */
  readonly checks: HealthChecks;
}

/**
 * How the product is, as a function can see it: its own memory and time, the table of jobs and the bucket of artifacts,
 * and what it looks at itself. What other functions answer and keep it does not know.
 */
export function functionVitals(
  tools: Observability,
  environment: Environment,
  { checks, cacheSeconds }: FunctionVitals,
): Vitals {
  const { jobs, statistics } = jobsTable(tools, environment);
  const artifacts = new S3ObjectReader(tools.tracer.captureAWSv3Client(s3Client()), environment.ARTIFACT_BUCKET);
  const machine = new Machine(tmpdir());
  return vitalsOf({
    service: {
      edition: 'aws',
      version: plinthVersion,
      engine: engineVersion,
      uploadBytes: environment.MAX_UPLOAD_BYTES,
      cacheSeconds,
      workers: null,
    },
    checks: {
      // What is asked for is not there; that this can be said is what counts.
      jobs: { isVital: true, look: () => jobs.get(localScope, NOTHING).then(() => 'healthy') },
      storage: {
        isVital: false,
        look: () => artifacts.size({ ...localScope, path: NOTHING }).then(() => 'healthy'),
      },
      ...checks,
    },
    statistics,
    machine: () => machine.use(),
    process: processUse,
    cache: () => null,
    requests: () => null,
    now: () => new Date(),
    onFault: (error) => tools.logger.error('A part cannot be used.', error instanceof Error ? error : String(error)),
  });
}
