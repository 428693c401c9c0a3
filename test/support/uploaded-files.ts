import { randomUUID } from 'node:crypto';
import { MemoryJobRepository } from '#adapters/memory';
import type { FileVerdict } from '#core/jobs';
import { type Job, type ObjectKey, type ObjectVersion, objectPath } from '#core/model';
import { someJob } from './jobs.ts';

/** Jobs in memory, and what was sent to workers and removed from the store. */
export function uploadedFilePorts(at = new Date('2026-01-02T03:04:05.000Z')) {
  const jobs = new MemoryJobRepository();
  const sent: Pick<Job, 'id' | 'state'>[] = [];
  const removed: string[] = [];
  const clock = { at };
  return {
    jobs,
    sent,
    removed,
    clock,
    queue: { send: async ({ id, state }: Pick<Job, 'id' | 'state'>) => void sent.push({ id, state }) },
    uploads: { remove: async (key: ObjectKey) => void removed.push(objectPath(key)) },
    now: () => clock.at,
    verdict: async (): Promise<FileVerdict> => ({ kind: 'absent' }),
  };
}

/** A job whose upload has its own id, as tickets are given. */
export function announced(given: Partial<Job> = {}): Job {
  const id = randomUUID();
  return someJob({ id, uploadId: id, ...given });
}

export const firstVersion: ObjectVersion = { versionId: 'v1', eTag: 'e1' };
export const secondVersion: ObjectVersion = { versionId: 'v2', eTag: 'e2' };
