import { ApiKeyAnswer, SignInRequest } from '#api/contracts';
import { keyScopes } from '#core/access';
import { ApiClient, json } from '../../support/api-client.ts';
import { plinth } from '../../support/plinth.ts';
import { ServerProcess } from '../../support/server.ts';
import type { Robot } from '../people.ts';

/** Asks as somebody; nothing waits where there were too many requests. */
export type Ask = (path: string, init: RequestInit) => Promise<Response>;

/** The standalone edition where one has to sign in, with an owner and a robot of a tenant. */
export interface StandaloneEdition {
  readonly owner: Ask;
  readonly robot: Robot;
  readonly stop: () => Promise<unknown>;
}

export async function startStandalone(folder: string, tenant: string): Promise<StandaloneEdition> {
  await (await ServerProcess.start(folder)).end('SIGTERM'); // makes the database, and lets go of it
  const { code, stdout, stderr } = plinth(
    'account',
    'add',
    'olga',
    '--tenant',
    tenant,
    '--role',
    'owner',
    '--data',
    folder,
  );
  if (code !== 0) throw new Error(`There is no owner: ${stderr}`);
  const server = await ServerProcess.start(folder, '--sign-in');
  const who = SignInRequest.parse({ name: 'olga', password: stdout.trim().split(' ').at(-1) });
  const signedIn = await fetch(`${server.url}/v1/sign-in`, json(who));
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const owner: Ask = (path, init) => {
    const headers = { ...Object.fromEntries(new Headers(init.headers)), cookie, origin: server.url };
    return fetch(`${server.url}${path}`, { ...init, headers });
  };
  const made = await owner('/v1/api-keys', json({ name: 'a robot', scopes: keyScopes }));
  const { key, secret } = ApiKeyAnswer.parse(await made.json());
  return {
    owner,
    robot: { id: key.id, key: secret, client: new ApiClient(server.url, secret) },
    stop: () => server.end('SIGTERM'),
  };
}
