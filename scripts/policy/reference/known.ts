/** What AWS has, read from the checked-in tables beside this file; see generate.mjs. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const Table = z.object({ source: z.string(), services: z.record(z.string(), z.string()) });

function readTable(name: string): ReadonlyMap<string, readonly string[]> {
  const { services } = Table.parse(JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')));
  return new Map(Object.entries(services).map(([service, names]) => [service, names.split(' ')]));
}

const actions = readTable('iam-actions.json');
const arnServices = readTable('arn-services.json');
const conditionKeys = readTable('condition-keys.json');

/** Services as EventBridge Scheduler spells them -> operations of their API that change something. */
export const apiOperations = readTable('api-operations.json');

/** Names of all regions. */
export const regions: ReadonlySet<string> = new Set(
  z
    .object({ regions: z.array(z.string()) })
    .parse(JSON.parse(readFileSync(new URL('regions.json', import.meta.url), 'utf8'))).regions,
);

export interface Action {
  readonly name: string;
  /** It can be allowed for everything only. */
  readonly knowsNoResources: boolean;
}

/** The actions that a pattern such as `s3:Get*` stands for; undefined where there is no such service. */
export function actionsLike(pattern: string): Action[] | undefined {
  const [service = '', name = ''] = pattern.split(':');
  const all = actions.get(service.toLowerCase());
  const asked = new RegExp(
    `^${name
      .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
    'i',
  );
  return all
    ?.map((action) => ({ name: action.replace('*', ''), knowsNoResources: action.endsWith('*') }))
    .filter((action) => asked.test(action.name));
}

/** The services that stand in the ARNs which a service's actions are about. */
export const servicesInArns = (service: string): readonly string[] => arnServices.get(service) ?? [service];

/** Whether a service is one of IAM's. */
export const isService = (name: string): boolean => actions.has(name);

/** Keys that a service's conditions may have, beside `aws:`; undefined where there is no such service. */
export function conditionKeysOf(service: string): readonly string[] | undefined {
  return conditionKeys.get(service) ?? (actions.has(service) ? [] : undefined);
}
