import type { Context } from 'hono';
import type { ApiEnv } from '../api-env.ts';

/**
 * Writes down what was done, or why it was not. An answer that has been given stays: where the log cannot be written, that
 * is a fault of the server and nothing that the client could mend.
 */
export async function noteAction(c: Context<ApiEnv>, action: string): Promise<void> {
  const { auditLog } = c.get('access');
  const actor = c.get('actor');
  if (auditLog === undefined || actor === undefined) return;
  try {
    await auditLog.append({
      id: crypto.randomUUID(),
      at: new Date().toISOString(),
      tenant: actor.tenant,
      project: c.get('scope')?.project ?? null,
      who: actor.id,
      name: actor.name,
      action,
      object: c.get('object') ?? Object.values(c.req.param()).at(0) ?? null,
      outcome: c.get('problem') ?? 'done',
      address: c.env?.address ?? null,
    });
  } catch (error) {
    c.get('onFault')(error, c.req.raw);
  }
}
