import { rateLimits, rolesOf } from '#core/access';
import { Permission, Role } from '#core/model';
import { type DescribedRoute, describedRoutes } from '../test/support/api-routes.ts';
import { testApi } from '../test/support/test-api.ts';

/** The text of docs/security.md: its tables are made from the routes themselves. */
export async function securityDocument(): Promise<string> {
  const document: unknown = await (await testApi().api.request('/openapi.json')).json();
  return text
    .replace(
      '{routes}',
      table(['route', ...Role.options, 'limit', 'audit log'], describedRoutes(document).map(routeRow)),
    )
    .replace('{permissions}', table(['permission', ...Role.options], Permission.options.map(permissionRow)))
    .replace('{limits}', table(['limit', 'a new token every', 'at once'], Object.entries(rateLimits).map(limitRow)));
}

const yes = '✓';

function routeRow({ method, path, need, limit, action }: DescribedRoute): string[] {
  const permission = Permission.safeParse(need).data;
  const isFor = (role: Role) => permission === undefined || rolesOf[permission].includes(role);
  const route = `\`${method} ${path}\`${need === 'open' ? ' (open)' : ''}`;
  return [route, ...Role.options.map((role) => (isFor(role) ? yes : '')), limit ?? 'none', action ?? ''];
}

function permissionRow(permission: Permission): string[] {
  return [`\`${permission}\``, ...Role.options.map((role) => (rolesOf[permission].includes(role) ? yes : ''))];
}

function limitRow([name, { everyMs, burst }]: [string, { everyMs: number; burst: number }]): string[] {
  return [name, everyMs < 1000 ? `${everyMs} ms` : `${everyMs / 1000} s`, String(burst)];
}

/** As Biome and Prettier would write it. */
function table(head: string[], rows: string[][]): string {
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (cells: string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

const text = `# Who may do what

Written by \`npm run security\`, from what the routes declare; a test fails where it is out of date.

## Who asks

- **A person** has an account in a tenant, in one of the roles \`owner\`, \`editor\`, \`viewer\`. In the standalone edition
  accounts are its own (\`plinth account add anna --role editor\`), and a browser keeps a session of seven days in a cookie
  that scripts cannot read and other sites' pages cannot use. On AWS the user pool has the accounts, and the groups of the
  same names are the roles.
- **A program** has an API key, which an owner makes (\`POST /v1/api-keys\`) and which acts in the role \`service\`, for the
  scopes that it was made for: \`Authorization: Bearer plk_...\`. The key is told once; only its SHA-256 is kept, which is
  enough for 256 random bits. A key lasts a year unless told otherwise and two years at most, can be revoked, and shows the
  day of its last use. A tenant has at most 100 that let somebody in.
- **Whoever reaches the standalone edition on the loopback address** is its owner. With \`--sign-in\`, and always on any other
  address or under another name (\`--name\`), one has to sign in: the link that is printed at the start lets the owner in, once.

A request is about the tenant of whoever asks, and nothing in the request can change that. Within it the header
\`Plinth-Project\` names one of their projects; without it the first is meant, or \`local\`. What belongs to somebody else is
answered as what never was, to the byte. An owner who is kept to some projects manages the API keys that reach no
further than these, and does not read the audit log, which is about the whole tenant.

## Routes and roles

A route without such a declaration keeps the server from starting. An API key may use what is marked for \`service\` as far
as its scopes go. \`(open)\`: for everybody, signed in or not. \`/v1/sign-in\` and \`/v1/sign-out\` are routes of the standalone
edition only. \`/docs\` and \`/openapi.json\` are open as well, and not counted.

{routes}

## Permissions

They are also the scopes of API keys, as far as \`service\` has them.

{permissions}

## Limits

Counted for each principal; for each network address where nobody is signed in. Every answer says what is left
(\`RateLimit\`, \`RateLimit-Policy\`); one too many is answered by 429 with \`Retry-After\`. Where everybody who reaches the
server is its owner, nobody is counted.

\`refused\` counts, for each address, keys and sessions that let nobody in; in the standalone edition only. On AWS the authorizer
refuses them before a route is asked, and the firewall's limit by address holds (ADR 24).

{limits}

## The audit log

Whatever changes something is written down when it was done, refused or denied: who, what, to which object, with what
outcome, when, from which address; no secrets and nothing of a request's body. Owners read it by \`GET /v1/audit\`.

It begins where it is known who asks: what is answered by 401, except for wrong passwords of an account, and what is one
too many (429) is not in it. On AWS the access log of the gateway has these.
`;
