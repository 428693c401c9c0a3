import { randomUUID } from 'node:crypto';
import { ApiKeyAnswer } from '#api/contracts';
import { keyScopes } from '#core/access';
import type { Permission, Role } from '#core/model';
import { makePerson, makeStranger } from '../../scripts/aws-local/people/make-person.mjs';
import { signIn } from '../../scripts/aws-local/people/sign-in.mjs';
import { ApiClient } from '../support/api-client.ts';
import type { Edition } from './deployed-edition.ts';

/** Of everybody in these tests; it must never be found in a log. */
export const password = 'Correct-horse-9';

/** Somebody who has signed in. */
export interface Person {
  readonly email: string;
  readonly client: ApiClient;
  readonly tokens: { readonly id_token: string; readonly access_token: string };
}

/** A program: its API key lets it do what the scopes say. */
export interface Robot {
  readonly id: string;
  readonly key: string;
  readonly client: ApiClient;
}

/** Those who use the deployed edition. Each of them has limits of their own. */
export class People {
  readonly #edition: Edition;
  readonly #owners = new Map<string, Promise<Person>>();

  constructor(edition: Edition) {
    this.#edition = edition;
  }

  async person(tenant: string, role: Role): Promise<Person> {
    const email = newEmail(role);
    await makePerson(this.#edition.users.poolId, { email, password, tenant, role });
    return this.#signedIn(email);
  }

  /** Somebody whom nobody has let in. */
  async stranger(): Promise<Person> {
    const email = newEmail('stranger');
    await makeStranger(this.#edition.users.poolId, { email, password });
    return this.#signedIn(email);
  }

  /** The first owner of a tenant. */
  owner(tenant: string): Promise<Person> {
    const owner = this.#owners.get(tenant) ?? this.person(tenant, 'owner');
    this.#owners.set(tenant, owner);
    return owner;
  }

  async robot(tenant: string, scopes: readonly Permission[] = keyScopes): Promise<Robot> {
    const { client } = await this.owner(tenant);
    const { key, secret } = await client.post('/v1/api-keys', { name: 'a robot', scopes, days: 1 }, ApiKeyAnswer);
    return { id: key.id, key: secret, client: new ApiClient(this.#edition.api, secret) };
  }

  /** A key that has been revoked before anybody used it. */
  async revokedKey(tenant: string): Promise<string> {
    const robot = await this.robot(tenant);
    await this.revoke(tenant, robot);
    return robot.key;
  }

  async revoke(tenant: string, { id }: Robot): Promise<void> {
    const { client } = await this.owner(tenant);
    const answer = await client.fetch(`/v1/api-keys/${id}`, { method: 'DELETE' });
    if (answer.status !== 204) throw new Error(`The key cannot be revoked: ${await answer.text()}`);
  }

  async #signedIn(email: string): Promise<Person> {
    const { api, page, users } = this.#edition;
    const tokens = await signIn({ ...users, page: `${page}/` }, { email, password });
    return { email, tokens, client: new ApiClient(api, tokens.id_token) };
  }
}

const newEmail = (name: string) => `${name}-${randomUUID()}@example.com`;
