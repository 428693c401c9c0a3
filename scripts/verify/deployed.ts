import { connect } from 'node:tls';
import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { DescribeServicesCommand, type ECSClient } from '@aws-sdk/client-ecs';
import type { SSMClient } from '@aws-sdk/client-ssm';
import type { EnvironmentConfig } from '#lib/config';
import { environmentAlarms } from '../operate/environment-alarms.ts';
import { readRelease } from '../operate/release-record.ts';
import { outputOf, stacksOf } from '../operate/stacks.ts';
import type { Deployed, LoudAlarm } from './check.ts';

export interface Clients {
  readonly cloudFormation: CloudFormationClient;
  readonly cloudWatch: CloudWatchClient;
  readonly ecs: ECSClient;
  readonly parameters: SSMClient;
}

const REQUEST_MS = 20_000;

/** @throws where the environment is not deployed. */
export async function deployedEnvironment(config: EnvironmentConfig, clients: Clients): Promise<Deployed> {
  const stacks = await stacksOf(clients.cloudFormation, config.name);
  const api = outputOf(stacks.get('Api'), 'ApiUrl');
  const web = outputOf(stacks.get('Web'), 'WebUrl');
  if (api === undefined || web === undefined) {
    throw new Error(`\`${config.name}\` is not deployed in ${config.region}: its stacks name no ApiUrl or WebUrl.`);
  }
  const services = ['standardService', 'largeService'].flatMap(
    (name) => outputOf(stacks.get('Processing'), name) ?? [],
  );
  return {
    config,
    api: api.replace(/\/$/, ''),
    web,
    fetch: (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(REQUEST_MS) }),
    certificateEnd,
    stacks: async () =>
      new Map(
        [...(await stacksOf(clients.cloudFormation, config.name))].map(([id, { StackStatus = 'unknown' }]) => [
          id,
          String(StackStatus),
        ]),
      ),
    unsettledServices: () => unsettledServices(clients.ecs, services),
    loudAlarms: () => loudAlarms(clients, config.name),
    now: () => new Date(),
  };
}

/** The cluster is in a service's ARN: `arn:aws:ecs:<region>:<account>:service/<cluster>/<name>`. */
async function unsettledServices(client: ECSClient, arns: readonly string[]): Promise<readonly string[]> {
  const found = arns.map(async (arn) => {
    const [, cluster] = arn.split('/');
    const { services = [] } = await client.send(new DescribeServicesCommand({ cluster, services: [arn] }));
    return services.flatMap(({ serviceName = arn, deployments = [] }) => {
      const primary = deployments.find(({ status }) => status === 'PRIMARY');
      return primary?.rolloutState === 'COMPLETED' ? [] : [`${serviceName} (${primary?.rolloutState ?? 'unknown'})`];
    });
  });
  return (await Promise.all(found)).flat();
}

async function loudAlarms({ cloudWatch, parameters }: Clients, environment: string): Promise<readonly LoudAlarm[]> {
  const alarms = await environmentAlarms(cloudWatch, environment);
  const quiet = (await readRelease(parameters, environment))?.quiet ?? [];
  return alarms
    .filter(({ state }) => state === 'ALARM')
    .map(({ name, severity }) => ({ name, isNew: severity === 'critical' && quiet.includes(name) }));
}

/** @throws where nobody answers there by TLS, or with a certificate that is not valid for the host. */
function certificateEnd(host: string): Promise<Date> {
  const { hostname, port } = new URL(`https://${host}`);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port || 443), servername: hostname, timeout: REQUEST_MS });
    socket.once('secureConnect', () => {
      resolve(new Date(socket.getPeerCertificate().valid_to));
      socket.end();
    });
    socket.once('timeout', () => socket.destroy(new Error(`${host} does not answer by TLS.`)));
    socket.once('error', reject);
  });
}
