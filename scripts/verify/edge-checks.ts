import { type Check, type Deployed, must } from './check.ts';

const DAY_MS = 24 * 3600 * 1000;
const LEAST_DAYS = 30;

/** Whoever asks for it gets a certificate that is valid, for a while. */
const certificates: Check = async ({ api, web, certificateEnd, now }) => {
  const hosts = [...new Set([api, web].map((url) => new URL(url).host))];
  const days = await Promise.all(
    hosts.map(async (host) => Math.floor(((await certificateEnd(host)).getTime() - now().getTime()) / DAY_MS)),
  );
  const least = Math.min(...days);
  must(least > LEAST_DAYS, `A certificate of ${hosts.join(', ')} is valid for ${least} days only.`);
  return `${least} days`;
};

const plainHttp: Check = async ({ web, fetch }) => {
  const url = web.replace(/^https:/, 'http:');
  const { status, headers } = await fetch(`${url}/`, { redirect: 'manual' });
  const target = headers.get('location') ?? 'nowhere';
  must(status >= 301 && status <= 308 && target.startsWith('https://'), `${url} answers ${status}, leading ${target}.`);
  return `${status} to https`;
};

/** What the page has to be sent with. */
const wantedHeaders: Readonly<Record<string, RegExp>> = {
  'strict-transport-security': /max-age=\d{7,}/,
  'content-security-policy': /default-src/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /./,
};

const headers: Check = async ({ web, fetch }) => {
  const sent = (await fetch(`${web}/`)).headers;
  const wrong = Object.entries(wantedHeaders).filter(([name, form]) => !form.test(sent.get(name) ?? ''));
  must(wrong.length === 0, `The page comes without a proper ${wrong.map(([name]) => name).join(', ')}.`);
  return Object.keys(wantedHeaders).join(', ');
};

const preflight = ({ api, fetch }: Deployed, origin: string) =>
  fetch(`${api}/v1/models`, {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization' },
  });

/** The page's origin may ask the API, and a stranger's may not. */
const cors: Check = async (deployed) => {
  const { web } = deployed;
  const own = (await preflight(deployed, web)).headers.get('access-control-allow-origin');
  must(own === web, `The API lets pages of ${own ?? 'nobody'} ask, and not those of ${web}.`);
  const stranger = 'https://stranger.invalid';
  const other = (await preflight(deployed, stranger)).headers.get('access-control-allow-origin');
  must(other !== stranger && other !== '*', `The API lets any page ask: it answers a stranger with ${other}.`);
  return web;
};

/** Nobody gets in without saying who they are; `open` environments let everybody in. */
const closed: Check = async ({ api, config, fetch }) => {
  if (config.api.access === 'open') return 'open by its settings';
  const { status } = await fetch(`${api}/v1/models`);
  must(status === 401 || status === 403, `/v1/models answers ${status} to whoever asks.`);
  return String(status);
};

/** Whether it is reached as it should be, and no other way. */
export const edgeChecks: Readonly<Record<string, Check>> = {
  certificates,
  'plain HTTP': plainHttp,
  headers,
  CORS: cors,
  closed,
};
