import { setTimeout as wait } from 'node:timers/promises';
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import type { Job } from '#core/model';
import type { ReceivedJob } from '#core/ports';

/** A message that writes down what becomes of it. */
export interface NotedMessage extends ReceivedJob {
  readonly fate: string[];
}

export function someMessage(
  job: Pick<Job, 'tenant' | 'project' | 'id'>,
  given: Partial<ReceivedJob> = {},
): NotedMessage {
  const fate: string[] = [];
  return {
    job: { tenant: job.tenant, project: job.project, id: job.id },
    receiveCount: 1,
    sentAt: new Date(),
    renew: async () => {
      fate.push('renew');
      return true;
    },
    release: async (seconds = 0) => void fate.push(`release ${seconds}`),
    delete: async () => void fate.push('delete'),
    fate,
    ...given,
  };
}

/** Everything that the worker would print, as the objects that its lines are. */
export function listening() {
  const lines: Record<string, unknown>[] = [];
  const logger = new Logger({ serviceName: 'test' });
  const metrics = new Metrics({ namespace: 'Test', serviceName: 'test' });
  const note = (line: string) => void lines.push(JSON.parse(line));
  for (const output of [logger, metrics]) Object.assign(output, { console: consoleOf(note) });
  return { logger, metrics, lines };
}

function consoleOf(note: (line: string) => void) {
  return { log: note, info: note, warn: note, error: note, debug: note };
}

/** Waits until something holds; a test's time-out says when it never does. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await wait(5);
}
