import type { DynamoApiKeys } from '#adapters/dynamodb';
import { newApiKey } from '#core/access';
import { CANARY_KEY_ID, CANARY_TENANT } from '#lambdas/canary';

/** A key for one run, and what takes it back. */
export interface RunKey {
  readonly text: string;
  readonly revoke: () => Promise<void>;
}

/**
 * Makes the canary's key anew: the secret of the run before is good for nothing from then on, and this one is kept nowhere.
 * It can do what a program can, for a day should nobody revoke it.
 */
export async function runKey(keys: Pick<DynamoApiKeys, 'replace' | 'revoke'>, now: () => Date): Promise<RunKey> {
  const { key, text } = newApiKey(
    {
      tenant: CANARY_TENANT,
      projects: 'all',
      name: 'canary',
      scopes: ['uploads:write', 'jobs:read', 'models:read'],
      createdBy: 'canary',
      days: 1,
    },
    now(),
  );
  await keys.replace({ ...key, id: CANARY_KEY_ID });
  return {
    text: text.replace(key.id, CANARY_KEY_ID),
    revoke: async () => void (await keys.revoke(CANARY_TENANT, CANARY_KEY_ID, now().toISOString())),
  };
}
