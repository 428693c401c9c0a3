import { ECSClient } from '@aws-sdk/client-ecs';
import { clientSettings } from '#adapters/aws';
import { WakerEnvironment } from '#lambdas/waker';
import { observability } from '../shared/observability.ts';
import { readEnvironment } from '../shared/read-environment.ts';
import { WAKER_SERVICE } from './metric-names.ts';
import { wakeIn } from './wake.ts';
import { waker } from './waker.ts';

const tools = observability(WAKER_SERVICE);
const { CLUSTER, STANDARD_SERVICE, LARGE_SERVICE, LARGE_JOB_BYTES } = readEnvironment(WakerEnvironment);
const client = tools.tracer.captureAWSv3Client(new ECSClient({ ...clientSettings }));

export const handler = waker(tools, {
  wake: wakeIn(client, CLUSTER),
  services: { standard: STANDARD_SERVICE, large: LARGE_SERVICE },
  largeJobBytes: LARGE_JOB_BYTES,
});
