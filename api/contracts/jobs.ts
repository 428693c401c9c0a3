import { z } from 'zod';
import { Job, JobState } from '#core/model';
import { many } from './many.ts';
import { Cursor, limitUpTo, NextCursor } from './paging.ts';

/** `state` may be given several times: jobs in any of them. */
export const JobsQuery = z.strictObject({
  state: many(JobState),
  modelId: z.uuid().optional(),
  cursor: Cursor.optional(),
  limit: limitUpTo(200, 50),
});

/** Newest first. */
export const JobList = z.object({ jobs: z.array(Job), nextCursor: NextCursor });
export type JobList = z.infer<typeof JobList>;

export const JobAnswer = z.object({ job: Job });
export type JobAnswer = z.infer<typeof JobAnswer>;

/** The jobs that are on their way again. `isComplete`: no failed job was left; otherwise the same request goes on. */
export const RetriedJobs = z.object({ jobs: z.array(Job), isComplete: z.boolean() });
export type RetriedJobs = z.infer<typeof RetriedJobs>;

/** `cursor` of the last answer, none the first time; `wait`: seconds to wait for something new. */
export const JobEventsQuery = z.strictObject({
  cursor: z.string().regex(/^\d+$/).optional(),
  wait: z.coerce.number().int().min(0).max(20).default(0),
});

/**
 * The job as it is now, if it has changed since the cursor; otherwise no event. Changes that followed each other quickly
 * are one event: `transitions` still tells every state and its time.
 */
export const JobEvents = z.object({ cursor: z.string(), events: z.array(Job) });
export type JobEvents = z.infer<typeof JobEvents>;
