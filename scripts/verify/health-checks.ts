import { z } from 'zod';
import { SystemHealth } from '#api/contracts';
import { type Check, type Deployed, must } from './check.ts';

async function health({ api, fetch }: Deployed): Promise<SystemHealth> {
  const response = await fetch(`${api}/readyz`);
  must(response.ok, `/readyz answers ${response.status}.`);
  return SystemHealth.parse(await response.json());
}

const NORMAL = ['healthy', 'asleep'];

const application: Check = async (deployed) => {
  const { status } = await health(deployed);
  must(status !== 'unhealthy', 'The application is unhealthy.');
  return status;
};

const services: Check = async (deployed) => {
  const { external_services: parts } = await health(deployed);
  const ill = Object.entries(parts).filter(([, { status }]) => !NORMAL.includes(status));
  must(ill.length === 0, ill.map(([name, { status }]) => `${name} is ${status}`).join(', '));
  return Object.keys(parts).join(', ');
};

const database: Check = async (deployed) => {
  const { status } = (await health(deployed)).database;
  must(NORMAL.includes(status), `The database is ${status}.`);
  return status;
};

/** Where none is configured there must be none. */
const cache: Check = async (deployed) => {
  const { status } = (await health(deployed)).redis;
  const wanted = deployed.config.cache.kind === 'none' ? 'absent' : 'healthy';
  must(status === wanted, `The cache is ${status}, and should be ${wanted}.`);
  return status;
};

const Settings = z.object({ api: z.string() });

/** The page is there, and asks this API. */
const page: Check = async ({ web, api, fetch }) => {
  const response = await fetch(`${web}/`);
  const type = response.headers.get('content-type') ?? 'nothing';
  must(response.ok && type.startsWith('text/html'), `${web}/ answers ${response.status} with ${type}.`);
  const settings = Settings.parse(await (await fetch(`${web}/config.json`)).json());
  must(settings.api.replace(/\/$/, '') === api, `The page asks ${settings.api} instead of ${api}.`);
  return web;
};

/** Whether what was deployed works. */
export const healthChecks: Readonly<Record<string, Check>> = { application, services, database, cache, page };
