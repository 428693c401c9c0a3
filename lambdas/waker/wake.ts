import { DescribeServicesCommand, type ECSClient, UpdateServiceCommand } from '@aws-sdk/client-ecs';

/** Starts the first task of a service that has none. @returns whether it had none. */
export type Wake = (service: string) => Promise<boolean>;

/** Of services in one ECS cluster. Services with tasks are left to their scaling. */
export function wakeIn(client: ECSClient, cluster: string): Wake {
  return async (service) => {
    const { services = [] } = await client.send(new DescribeServicesCommand({ cluster, services: [service] }));
    const [found] = services;
    if (found?.desiredCount === undefined) throw new Error(`The cluster has no service ${service}.`);
    if (found.desiredCount > 0) return false;
    await client.send(new UpdateServiceCommand({ cluster, service, desiredCount: 1 }));
    return true;
  };
}
