import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Job } from '#api/contracts';
import { jobsQuery, modelsQuery } from '../api/queries.ts';

const ACTIVE_MS = 1000;
const IDLE_MS = 15_000;

const active: ReadonlySet<Job['state']> = new Set(['awaiting_upload', 'scanning', 'queued', 'processing']);

export function isActive({ state }: Pick<Job, 'state'>): boolean {
  return active.has(state);
}

/** One that was cancelled before its file had arrived has nothing to be tried with. */
export function canBeRetried({ state, transitions }: Pick<Job, 'state' | 'transitions'>): boolean {
  const hasFile = transitions.some((one) => one.state === 'scanning');
  return hasFile && (state === 'failed' || state === 'cancelled');
}

/**
 * All jobs, asked for each second while one is at work. One request for all of them: a waiting request for each would
 * take up the six connections that a browser has for a server, and uploads need those.
 */
export function useJobs() {
  const client = useQueryClient();
  const jobs = useQuery({
    ...jobsQuery,
    refetchInterval: ({ state }) => (state.data?.some(isActive) ? ACTIVE_MS : IDLE_MS),
  });
  const succeeded = jobs.data?.filter(({ state }) => state === 'succeeded').length;
  useEffect(() => {
    if (succeeded !== undefined) void client.invalidateQueries({ queryKey: modelsQuery.queryKey, exact: true });
  }, [client, succeeded]);
  return jobs;
}
