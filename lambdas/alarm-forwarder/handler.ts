import { SSMProvider } from '@aws-lambda-powertools/parameters/ssm';
import { SSMClient } from '@aws-sdk/client-ssm';
import { clientSettings } from '#adapters/aws';
import { AlarmForwarderEnvironment } from '#lambdas/alarm-forwarder';
import { observability } from '../shared/observability.ts';
import { readEnvironment } from '../shared/read-environment.ts';
import { forwarder } from './forwarder.ts';
import { ALARM_FORWARDER_SERVICE } from './metric-names.ts';
import { webhook } from './webhook.ts';

/** A changed address is used after so long. */
const KEPT_SECONDS = 300;

const tools = observability(ALARM_FORWARDER_SERVICE);
const { WEBHOOK_SECRET } = readEnvironment(AlarmForwarderEnvironment);
const awsSdkV3Client = tools.tracer.captureAWSv3Client(new SSMClient({ ...clientSettings }));
const parameters = new SSMProvider({ awsSdkV3Client });
// Parameter Store reads secrets of Secrets Manager under this name: one client less.
const name = `/aws/reference/secretsmanager/${WEBHOOK_SECRET}`;

export const handler = forwarder(
  tools,
  webhook(() => parameters.get(name, { decrypt: true, maxAge: KEPT_SECONDS })),
);
