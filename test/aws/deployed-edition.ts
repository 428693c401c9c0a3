import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** The deployed AWS edition, as `npm run test:aws` tells of it. */
const Edition = z.object({
  endpoint: z.url(),
  api: z.url(),
  /** Where the web app is; without a slash at its end. */
  page: z.url(),
  /** The user pool, and the address of its sign-in page. */
  users: z.object({ poolId: z.string(), clientId: z.string(), url: z.url() }),
  databaseUrl: z.url(),
  folder: z.string(),
  /** What functions and workers have written; filled by `saveLogs`. */
  logFolder: z.string(),
  bundle: z.string(),
  uploadBucket: z.string(),
  tasks: z.array(
    z.object({ name: z.string(), environment: z.record(z.string(), z.string()), volumes: z.array(z.string()) }),
  ),
});
export type Edition = z.infer<typeof Edition>;
export type WorkerTask = Edition['tasks'][number];

export function deployedEdition(): Edition {
  const path = process.env['PLINTH_AWS_EDITION'];
  if (path === undefined) throw new Error('These tests need the deployed AWS edition: npm run test:aws');
  return Edition.parse(JSON.parse(readFileSync(path, 'utf8')));
}

/** The task that works on files below the size at which they are large. */
export function standardTask({ tasks }: Edition): WorkerTask {
  const task = tasks.find(({ name }) => /standard/i.test(name));
  if (task === undefined) throw new Error(`No service is the standard one: ${tasks.map(({ name }) => name).join()}`);
  return task;
}

/** A variable of a task definition. */
export function variable({ environment, name }: WorkerTask, wanted: string): string {
  const value = environment[wanted];
  if (value === undefined) throw new Error(`The task of ${name} has no ${wanted}.`);
  return value;
}
