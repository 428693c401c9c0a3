import { describe, expect, it } from '@jest/globals';
import { Problem } from '#api/contracts';
import { keyScopes } from '#core/access';
import { Role } from '#core/model';
import { type DescribedRoute, requestOf } from '../support/api-routes.ts';
import { afterItExpired, tokenForForeignClient, tokenOfForeignPool } from './foreign-tokens.ts';
import { altered, forged, unsigned } from './forged-tokens.ts';
import { awsRoutes, isFor } from './routes.ts';
import type { RunningEdition } from './running-edition.ts';

/** Who is let in, and who is not: on every route. */
export function refusalSuite(edition: () => RunningEdition): void {
  describe('every route', () => {
    it('refuses whoever does not prove who asks', async () => {
      const bearers = await badBearers(edition());
      const closed = (await awsRoutes()).filter(({ need }) => need !== 'open');
      expect(closed.length).toBeGreaterThan(25);
      for (const route of closed) {
        const answers = await Promise.all(bearers.map(([name, bearer]) => refusal(edition(), route, name, bearer)));
        const expected = bearers.map(([name, bearer]) =>
          refused(route, name, bearer === undefined ? 'access/token-required' : 'access/not-valid'),
        );
        expect(answers).toEqual(expected);
      }
    });

    it('that is open is answered to everybody', async () => {
      const open = (await awsRoutes()).filter(({ need }) => need === 'open');
      for (const { path } of open) {
        // Of an edition that is busy this moment some say 206: they are answered.
        const { ok, status } = await fetch(`${edition().edition.api}${path}`);
        expect([path, ok || status]).toEqual([path, true]);
      }
    });

    it('refuses an API key that lacks the scope', async () => {
      const routes = (await awsRoutes()).filter(({ need }) => need !== 'open' && need !== 'signed-in');
      for (const need of new Set(routes.map((route) => route.need))) {
        const { client } = await edition().people.robot(
          'acme',
          keyScopes.filter((scope) => scope !== need),
        );
        for (const route of routes.filter((one) => one.need === need)) {
          const { path, init } = requestOf(route);
          expect([route.path, (await client.problem(path, init)).code]).toEqual([route.path, 'access/denied']);
        }
      }
    });

    it.each(Role.options)('is for the role %s where the table of docs/security.md says so', async (role) => {
      const { people } = edition();
      const { client } = role === 'service' ? await people.robot('acme') : await people.person('acme', role);
      for (const route of await awsRoutes()) {
        const { path, init } = requestOf(route);
        const response = await client.fetch(path, init);
        const isDenied = response.status === 403 && (await codeOf(response)) === 'access/denied';
        expect([`${route.method} ${route.path}`, !isDenied]).toEqual([
          `${route.method} ${route.path}`,
          isFor(route, role),
        ]);
      }
    });
  });
}

/** Name and text of what lets nobody in. */
async function badBearers({ edition, people }: RunningEdition): Promise<readonly [string, string | undefined][]> {
  const { tokens } = await people.owner('acme');
  const expired = await afterItExpired(edition, () => people.person('acme', 'owner'));
  return [
    ['nothing', undefined],
    ['garbage', 'garbage'],
    ['a key that never was', 'plk_garbage'],
    ['a revoked key', await people.revokedKey('acme')],
    ['a forged token', forged(tokens.id_token)],
    ['an altered token', altered(tokens.id_token)],
    ['a token without a signature', unsigned(tokens.id_token)],
    ['an expired token', expired.tokens.id_token],
    ['a token of a foreign pool', await tokenOfForeignPool()],
    ['a token for another application', await tokenForForeignClient(edition)],
    ['an access token without the scope', tokens.access_token],
    ['a token of somebody without a tenant', (await people.stranger()).tokens.id_token],
  ];
}

const refused = ({ method, path }: DescribedRoute, who: string, code: string) => ({
  route: `${method} ${path}`,
  who,
  status: 401,
  type: 'application/problem+json',
  code,
});

async function refusal({ edition }: RunningEdition, route: DescribedRoute, who: string, bearer: string | undefined) {
  const { path, init } = requestOf(route);
  const headers = new Headers(init.headers);
  if (bearer !== undefined) headers.set('authorization', `Bearer ${bearer}`);
  const response = await fetch(`${edition.api}${path}`, { ...init, headers });
  const { status } = response;
  const type = response.headers.get('content-type');
  return { route: `${route.method} ${route.path}`, who, status, type, code: await codeOf(response) };
}

const codeOf = async (response: Response) => Problem.safeParse(await response.json().catch(() => null)).data?.code;
