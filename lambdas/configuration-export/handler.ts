import { AppConfigClient } from '@aws-sdk/client-appconfig';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { SSMClient } from '@aws-sdk/client-ssm';
import { clientSettings } from '#adapters/aws';
import { s3Client } from '#adapters/s3';
import { ConfigurationExportEnvironment } from '#lambdas/configuration-export';
import { observability } from '../shared/observability.ts';
import { readEnvironment } from '../shared/read-environment.ts';
import { configurationExport } from './configuration-export.ts';
import { CONFIGURATION_EXPORT_SERVICE } from './metric-names.ts';
import { hostedConfiguration, parameters, stack } from './sources.ts';

const tools = observability(CONFIGURATION_EXPORT_SERVICE);
const { tracer } = tools;
const { EXPORT_BUCKET, PARAMETER_PATH, STACKS, APPCONFIG_APPLICATION } =
  readEnvironment(ConfigurationExportEnvironment);
const ssm = tracer.captureAWSv3Client(new SSMClient({ ...clientSettings }));
const appConfig = tracer.captureAWSv3Client(new AppConfigClient({ ...clientSettings }));
const cloudFormation = tracer.captureAWSv3Client(new CloudFormationClient({ ...clientSettings }));

/** Writes the configuration of this environment to a bucket. */
export const handler = configurationExport(tools, {
  client: tracer.captureAWSv3Client(s3Client()),
  bucket: EXPORT_BUCKET,
  sources: [
    () => parameters(ssm, PARAMETER_PATH),
    ...(APPCONFIG_APPLICATION === undefined ? [] : [() => hostedConfiguration(appConfig, APPCONFIG_APPLICATION)]),
    ...STACKS.map((name) => () => stack(cloudFormation, name)),
  ],
});
