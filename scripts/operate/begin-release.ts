import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { SSMClient } from '@aws-sdk/client-ssm';
import type { EnvironmentConfig } from '#lib/config';
import { environmentAlarms, quietAlarms } from './environment-alarms.ts';
import { liveVersions } from './go-back.ts';
import { lambdaAliases } from './lambda-aliases.ts';
import { readRelease, releaseThatBegins, writeRelease } from './release-record.ts';
import { aliasArns } from './stack-aliases.ts';

/** Writes down what there is before a deployment: `npm run rollback` restores it, `npm run verify` tells what is new. */
export async function beginRelease({ name, region }: Pick<EnvironmentConfig, 'name' | 'region'>): Promise<void> {
  const [client, parameters] = [new CloudFormationClient({ region }), new SSMClient({ region })];
  const live = await liveVersions(lambdaAliases(client), await aliasArns(client, name));
  const quiet = quietAlarms(await environmentAlarms(new CloudWatchClient({ region }), name));
  const last = await readRelease(parameters, name);
  await writeRelease(parameters, name, releaseThatBegins(last, { live, quiet, now: new Date() }));
}
