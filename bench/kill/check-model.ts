import { createHash } from 'node:crypto';
import { ClassCounts, JobList, VersionList } from '#api/contracts';
import type { Job } from '#core/model';
import { ModelDocument } from '#core/processing';
import type { ApiClient } from '../../test/support/api-client.ts';

/** What is wrong with a model that can be seen: the walls that it must have, and every artifact as listed. */
export async function faultsOfModel(client: ApiClient, modelId: string, walls: number): Promise<string[]> {
  const { classes } = await client.get(`/v1/models/${modelId}/classes`, ClassCounts);
  const shown = classes.find((one) => one.class === 'IfcWall')?.elements ?? 0;
  const { versions } = await client.get(`/v1/models/${modelId}/versions`, VersionList);
  return [
    ...(shown === walls ? [] : [`the model shows ${shown} walls of ${walls}`]),
    ...(versions.length === 1 ? [] : [`the model has ${versions.length} versions`]),
    ...(await damagedArtifacts(client, modelId)),
  ];
}

async function damagedArtifacts(client: ApiClient, modelId: string): Promise<string[]> {
  const path = `/v1/models/${modelId}/artifacts`;
  const document = ModelDocument.parse(await (await client.fetch(`${path}/model.json`)).json());
  const faults: string[] = [];
  for (const { name, sha256 } of document.artifacts) {
    const bytes = new Uint8Array(await (await client.fetch(`${path}/${name}`)).arrayBuffer());
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) faults.push(`${name} is not what model.json says`);
  }
  return faults;
}

/** What is wrong with a job after the server was killed once while it was there. */
export function faultsOfJob({ state, attempts, transitions, coverage }: Job, walls: number): string[] {
  const successes = transitions.filter((transition) => transition.state === 'succeeded').length;
  return [
    ...(state === 'succeeded' ? [] : [`the job is ${state}`]),
    ...(attempts <= 2 ? [] : [`the job was begun ${attempts} times`]),
    ...(successes === 1 ? [] : [`the job succeeded ${successes} times`]),
    ...(coverage?.produced === walls ? [] : [`the job tells of ${coverage?.produced ?? 0} shapes of ${walls}`]),
  ];
}

/** Whether each upload has one job, by the ids of the jobs. */
export async function faultsOfList(client: ApiClient, jobs: ReadonlySet<string>): Promise<string[]> {
  const listed = (await client.get('/v1/jobs?limit=100', JobList)).jobs.map(({ id }) => id);
  const known = listed.filter((id) => jobs.has(id)).length;
  return known === jobs.size ? [] : [`${jobs.size} files were uploaded, ${known} jobs are there`];
}
