import { PolledJobChanges } from '#adapters/dynamodb';
import { jobRoutes, usualLimits } from '#api';
import { JobsEnvironment } from '#lambdas/jobs';
import { apiFunction } from '../shared/api-function.ts';
import { jobQueue, jobRepository } from '../shared/job-stores.ts';
import { observability } from '../shared/observability.ts';
import { readEnvironment } from '../shared/read-environment.ts';
import { JOBS_SERVICE } from './metric-names.ts';

const tools = observability(JOBS_SERVICE);
const environment = readEnvironment(JobsEnvironment);
const jobs = jobRepository(tools, environment);
const ports = {
  jobs,
  jobChanges: new PolledJobChanges(jobs),
  queue: jobQueue(tools, environment),
  now: () => new Date(),
};

/** Tells of jobs, stops and repeats them. */
export const handler = apiFunction(tools, { groups: [jobRoutes({ ports, limits: usualLimits })], limits: usualLimits });
