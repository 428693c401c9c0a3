// @ts-check
// What was deployed, asked of CloudFormation and ECS: nothing here knows a name that the stacks have not told.

import { CloudFormationClient, paginateListStackResources } from '@aws-sdk/client-cloudformation';
import { DescribeServicesCommand, DescribeTaskDefinitionCommand, ECSClient } from '@aws-sdk/client-ecs';

/**
 * @typedef {object} WorkerTask
 * @property {string} name of its service.
 * @property {Record<string, string>} environment exactly as the task definition has it.
 * @property {string[]} volumes folders of the container that volumes are mounted on.
 */

/**
 * @param {Iterable<string>} stacks names of the deployed stacks.
 * @returns {Promise<{ type: string, id: string, physicalId: string }[]>}
 */
export async function deployedResources(stacks) {
  const client = new CloudFormationClient();
  const found = [];
  for (const StackName of stacks) {
    for await (const { StackResourceSummaries = [] } of paginateListStackResources({ client }, { StackName })) {
      found.push(...StackResourceSummaries);
    }
  }
  return found.map(({ ResourceType = '', LogicalResourceId = '', PhysicalResourceId = '' }) => ({
    type: ResourceType,
    id: LogicalResourceId,
    physicalId: PhysicalResourceId,
  }));
}

/**
 * @param {Awaited<ReturnType<typeof deployedResources>>} resources
 * @returns {Promise<WorkerTask[]>} one for each service.
 */
export async function workerTasks(resources) {
  const ecs = new ECSClient();
  const ids = (/** @type {string} */ type) =>
    resources.filter((resource) => resource.type === type).map(({ physicalId }) => physicalId);
  const [cluster] = ids('AWS::ECS::Cluster');
  const { services = [] } = await ecs.send(
    new DescribeServicesCommand({ cluster, services: ids('AWS::ECS::Service') }),
  );
  return Promise.all(
    services.map(async ({ serviceName = '', taskDefinition }) => {
      const { taskDefinition: definition } = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition }));
      const { environment = [], mountPoints = [] } = definition?.containerDefinitions?.[0] ?? {};
      return {
        name: serviceName,
        environment: Object.fromEntries(environment.map(({ name = '', value = '' }) => [name, value])),
        volumes: mountPoints.map(({ containerPath = '' }) => containerPath),
      };
    }),
  );
}

/**
 * Where an emulator answers for a REST API whose address on AWS is `https://<id>.execute-api.<region>.amazonaws.com/<stage>/`.
 *
 * @param {string} url
 * @param {string} endpoint
 */
function apiAddress(url, endpoint) {
  const [, id, stage] = /^https:\/\/([a-z0-9]+)\.execute-api\.[^/]+\/([^/]+)/.exec(url) ?? [];
  if (id === undefined) throw new Error(`The address of the API is not one of API Gateway: ${url}`);
  return `${endpoint}/_aws/execute-api/${id}/${stage}`;
}

/**
 * Where things are that the stacks have made.
 *
 * @param {Record<string, Record<string, string>>} outputs stack -> output -> value
 * @param {Awaited<ReturnType<typeof deployedResources>>} resources
 * @param {string} endpoint
 */
export function placesIn(outputs, resources, endpoint) {
  return {
    api: apiAddress(outputNamed(outputs, 'ApiUrl'), endpoint),
    poolId: outputNamed(outputs, 'UserPoolId'),
    clientId: outputNamed(outputs, 'UserPoolClientId'),
    uploadBucket: bucketIn(resources, 'Uploads'),
    siteBucket: bucketIn(resources, 'SiteFiles'),
  };
}

/**
 * @param {Record<string, Record<string, string>>} outputs
 * @param {string} name
 */
function outputNamed(outputs, name) {
  const found = Object.values(outputs).find((stack) => name in stack)?.[name];
  if (found === undefined) throw new Error(`No stack has an output ${name}.`);
  return found;
}

/**
 * @param {Awaited<ReturnType<typeof deployedResources>>} resources
 * @param {string} name
 */
function bucketIn(resources, name) {
  const found = resources.find(({ type, id }) => type === 'AWS::S3::Bucket' && id.startsWith(name));
  if (found === undefined) throw new Error(`No stack has a bucket ${name}.`);
  return found.physicalId;
}
