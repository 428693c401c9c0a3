// `npm run verify -- ENVIRONMENT [--quick] [--json]`: whether a deployed environment works as it should. `--quick` tries
// each check once; otherwise three times, ten seconds apart. Exit code: the number of checks that failed (at most 100), or
// 101 where the environment could not be looked at.

import { setTimeout } from 'node:timers/promises';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { ECSClient } from '@aws-sdk/client-ecs';
import { SSMClient } from '@aws-sdk/client-ssm';
import { namedEnvironment } from './operate/named-environment.ts';
import { findingsOf } from './verify/check.ts';
import { deployedEnvironment } from './verify/deployed.ts';
import { edgeChecks } from './verify/edge-checks.ts';
import { healthChecks } from './verify/health-checks.ts';
import { platformChecks } from './verify/platform-checks.ts';
import { report } from './verify/report.ts';

const MOST_FAILURES = 100;
const NOT_LOOKED_AT = 101;

const [name = '', ...options] = process.argv.slice(2);
const named = await namedEnvironment(name, 'npm run verify');
if ('obstacle' in named) {
  console.error(named.obstacle);
  process.exitCode = NOT_LOOKED_AT;
} else {
  const { region } = named.config;
  try {
    const deployed = await deployedEnvironment(named.config, {
      cloudFormation: new CloudFormationClient({ region }),
      cloudWatch: new CloudWatchClient({ region }),
      ecs: new ECSClient({ region }),
      parameters: new SSMClient({ region }),
    });
    const patience = { attempts: options.includes('--quick') ? 1 : 3, pause: () => setTimeout(10_000) };
    const findings = await findingsOf({ ...platformChecks, ...healthChecks, ...edgeChecks }, deployed, patience);
    console.log(report(name, findings, options.includes('--json') ? 'json' : 'text', new Date()));
    process.exitCode = Math.min(findings.filter(({ isWell }) => !isWell).length, MOST_FAILURES);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = NOT_LOOKED_AT;
  }
}
