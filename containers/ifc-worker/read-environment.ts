import type { z } from 'zod';
import { WorkerEnvironment } from './environment.ts';

/**
 * What the task definition says.
 *
 * @throws naming every variable that is missing or wrong, never its value.
 */
export function readWorkerEnvironment(variables: NodeJS.ProcessEnv): z.infer<typeof WorkerEnvironment> {
  const { success, data, error } = WorkerEnvironment.safeParse(variables);
  if (success) return data;
  const faults = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(`The environment of the worker is not as it has to be: ${faults.join('; ')}.`);
}
