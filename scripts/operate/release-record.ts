import { GetParameterCommand, ParameterNotFound, PutParameterCommand, type SSMClient } from '@aws-sdk/client-ssm';
import { z } from 'zod';

/** What functions answer by: `<name>:<alias>` -> number of the version. */
export const LiveVersions = z.record(z.string(), z.int().positive());
export type LiveVersions = z.output<typeof LiveVersions>;

/** What there was as the last deployment began, so that it can be told what it has changed, and be taken back. */
export const ReleaseRecord = z.object({
  /** When it began. */
  began: z.iso.datetime(),
  before: LiveVersions,
  /** Where the deployment has changed no function: what was there before one that has. */
  earlier: LiveVersions.optional(),
  /** Names of critical alarms that were quiet. */
  quiet: z.array(z.string()),
});
export type ReleaseRecord = z.output<typeof ReleaseRecord>;

const nameOf = (environment: string) => `/plinth/${environment}/release`;

/** @returns undefined where nothing has been deployed since records are kept. */
export async function readRelease(client: SSMClient, environment: string): Promise<ReleaseRecord | undefined> {
  try {
    const { Parameter } = await client.send(new GetParameterCommand({ Name: nameOf(environment) }));
    return ReleaseRecord.parse(JSON.parse(Parameter?.Value ?? ''));
  } catch (error) {
    if (error instanceof ParameterNotFound) return undefined;
    throw error;
  }
}

/** Systems Manager keeps the hundred records before. */
export async function writeRelease(client: SSMClient, environment: string, record: ReleaseRecord): Promise<void> {
  const Value = JSON.stringify(record);
  await client.send(new PutParameterCommand({ Name: nameOf(environment), Value, Type: 'String', Overwrite: true }));
}

/** The record of a deployment that begins now. @param last of the deployment before it. */
export const releaseThatBegins = (
  last: ReleaseRecord | undefined,
  { live, quiet, now }: { readonly live: LiveVersions; readonly quiet: readonly string[]; readonly now: Date },
): ReleaseRecord => {
  const earlier = last && releaseBefore(last, live);
  return { began: now.toISOString(), before: live, ...(earlier && { earlier }), quiet: [...quiet] };
};

/** What was there before the release that is live. @returns undefined where it is the first, or has been gone back to. */
export function releaseBefore({ before, earlier }: ReleaseRecord, live: LiveVersions): LiveVersions | undefined {
  const found = isSame(before, live) ? earlier : before;
  return found !== undefined && Object.keys(found).length > 0 ? found : undefined;
}

/** The record once it has been gone back: there is no more to go back to, since tables fit one release before only. */
export const releaseGoneBackTo = (record: ReleaseRecord, live: LiveVersions): ReleaseRecord => {
  const { earlier: _, ...rest } = record;
  return { ...rest, before: live };
};

const isSame = (one: LiveVersions, other: LiveVersions): boolean =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(one).every(([name, version]) => other[name] === version);
