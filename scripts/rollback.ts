// `npm run rollback -- ENVIRONMENT`: the functions of the API go back to what they were before the last `npm run deploy` that
// changed them, all of them, in seconds. A release that is under way is stopped instead, which does the same. Nothing else goes
// back: neither the database's tables, which fit the release before as well, nor workers, nor the page. Exit codes: 2 where it
// cannot begin, 1 where something did not go back.

import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CodeDeployClient } from '@aws-sdk/client-codedeploy';
import { SSMClient } from '@aws-sdk/client-ssm';
import { goBack, liveVersions } from './operate/go-back.ts';
import { lambdaAliases } from './operate/lambda-aliases.ts';
import { namedEnvironment } from './operate/named-environment.ts';
import { readRelease, releaseBefore, releaseGoneBackTo, writeRelease } from './operate/release-record.ts';
import { aliasArns } from './operate/stack-aliases.ts';
import { resourcesIn } from './operate/stacks.ts';
import { stopReleases } from './operate/stop-releases.ts';

const [name = ''] = process.argv.slice(2);
const named = await namedEnvironment(name, 'npm run rollback');
if ('obstacle' in named) {
  console.error(named.obstacle);
  process.exitCode = 2;
} else {
  const { region } = named.config;
  const client = new CloudFormationClient({ region });
  try {
    const applications = (await resourcesIn(client, `plinth-${name}-Api`, 'AWS::CodeDeploy::Application')).flatMap(
      ({ PhysicalResourceId }) => PhysicalResourceId ?? [],
    );
    const codeDeploy = new CodeDeployClient({ region });
    const stopped = (await Promise.all(applications.map((id) => stopReleases(codeDeploy, id)))).flat();
    if (stopped.length > 0) {
      console.log(`${stopped.length} releases were under way and go back: ${stopped.join(', ')}.`);
    } else {
      await goBackOneRelease(client, new SSMClient({ region }));
    }
    console.log('The next `npm run deploy` goes forward again. Look at it: npm run verify');
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}

/** @throws where there is no release to go back to. */
async function goBackOneRelease(client: CloudFormationClient, parameters: SSMClient): Promise<void> {
  const record = await readRelease(parameters, name);
  if (record === undefined) {
    throw new Error(`No \`npm run deploy\` of \`${name}\` has been written down. Deploy the commit before instead.`);
  }
  const aliases = lambdaAliases(client);
  const live = await liveVersions(aliases, await aliasArns(client, name));
  const release = releaseBefore(record, live);
  if (release === undefined) {
    throw new Error('There is no release to go back to: this is the first, or it is gone back already.');
  }
  for (const { name: alias, from, to } of await goBack(aliases, live, release)) {
    console.log(`${alias}: ${to === undefined ? `stays at ${from}, there was none before` : `${from} -> ${to}`}`);
  }
  const reached = await liveVersions(aliases, await aliasArns(client, name));
  await writeRelease(parameters, name, releaseGoneBackTo(record, reached));
}
