import * as z from 'zod';
import { Scope } from '#core/model';
import type { JobRef } from '#core/ports';

/** The body of a message to a worker, as JSON: which job, and nothing that could be outdated when it is read. */
export const JobMessage = Scope.extend({ id: z.uuid() });
export type JobMessage = z.infer<typeof JobMessage>;

export const writeMessage = ({ tenant, project, id }: JobRef): string => JSON.stringify({ tenant, project, id });

/** Undefined where it is no message of ours. */
export function readMessage(body: string | undefined): JobMessage | undefined {
  try {
    return JobMessage.safeParse(JSON.parse(body ?? '')).data;
  } catch {
    return undefined; // not JSON
  }
}
