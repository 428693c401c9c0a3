import { rolesOf } from '#core/access';
import { Permission, type Role } from '#core/model';
import { type DescribedRoute, describedRoutes } from '../support/api-routes.ts';
import { testApi } from '../support/test-api.ts';
import { standaloneOnly } from './parity/differences.ts';

/** Every route of the contracts that the AWS edition has: a new one is tested without a new line. */
export async function awsRoutes(): Promise<readonly DescribedRoute[]> {
  const routes = await contractRoutes();
  return routes.filter(({ path }) => !(path in standaloneOnly));
}

/** Every route of the contracts, of either edition. */
export async function contractRoutes(): Promise<readonly DescribedRoute[]> {
  return describedRoutes(await (await testApi().api.request('/openapi.json')).json());
}

/** As docs/security.md has it. */
export function isFor({ need }: DescribedRoute, role: Role): boolean {
  const permission = Permission.safeParse(need).data;
  return permission === undefined || rolesOf[permission].includes(role);
}
