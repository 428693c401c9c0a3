// @ts-check
// `npm run deploy -- ENVIRONMENT [OPTION ...]`: `cdk deploy 'ENVIRONMENT/**' OPTION ...` once it is clear that there is such
// an environment, that its settings are valid, that somebody is signed in, and that somebody hears of production's alarms.
// First it is written down what there is, for `npm run rollback` and `npm run verify`. While it is under way, CloudFormation
// takes it back where an alarm of `releaseAlarmNames` goes off; when it is done, `npm run verify` looks at it, unless it is in
// an emulator, or `--no-verify` is said. Exit codes: 2 where it cannot begin, else cdk's, else those of verify.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { releaseAlarmNames } from '#lib/config';
import { beginRelease } from './operate/begin-release.ts';
import { namedEnvironment } from './operate/named-environment.ts';
import { watchedAlarms } from './operate/watched-alarms.ts';
import { silenceOf } from './operate/who-is-told.ts';

const NO_VERIFY = '--no-verify';

const root = fileURLToPath(new URL('..', import.meta.url));
const [name = '', ...given] = process.argv.slice(2);
const options = given.filter((option) => option !== NO_VERIFY);
const isEmulator = process.env['AWS_ENDPOINT_URL'] !== undefined;

const named = await namedEnvironment(name, 'npm run deploy');
const obstacle = 'obstacle' in named ? named.obstacle : silenceOf(named.config);
if ('obstacle' in named || obstacle !== undefined) {
  console.error(obstacle);
  process.exitCode = 2;
} else {
  if (!isEmulator) await beginRelease(named.config);
  const triggers = isEmulator ? [] : await rollbackTriggers(named.config);
  const code = await run(['node_modules/aws-cdk/bin/cdk', 'deploy', `${name}/**`, ...options, ...triggers]);
  const isVerified = code === 0 && !isEmulator && !given.includes(NO_VERIFY);
  process.exitCode = isVerified ? await run(['--import', 'tsx', 'scripts/verify.ts', name]) : code;
}

/**
 * Options by which CloudFormation watches alarms. Last of all: what follows them would be taken for another alarm.
 *
 * @param {import('#lib/config').EnvironmentConfig} config
 */
async function rollbackTriggers(config) {
  const { quiet, loud } = await watchedAlarms(
    new CloudWatchClient({ region: config.region }),
    releaseAlarmNames(config),
  );
  for (const alarm of loud) console.error(`${alarm} has gone off already: it does not hold this deployment back.`);
  return quiet.length === 0 ? [] : ['--rollback-trigger-alarm-arns', ...quiet];
}

/** @param {string[]} args of node */
async function run(args) {
  const [code] = await once(spawn(process.execPath, args, { cwd: root, stdio: 'inherit' }), 'exit');
  return code ?? 1;
}
