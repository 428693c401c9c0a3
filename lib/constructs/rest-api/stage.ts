import {
  AccessLogField,
  AccessLogFormat,
  LogGroupLogDestination,
  type MethodDeploymentOptions,
  type RestApiProps,
} from 'aws-cdk-lib/aws-apigateway';
import { probePaths } from '#api/contracts';
import type { EnvironmentConfig } from '#lib/config';
import type { ServiceLogs } from '#lib/constructs/service-logs';

/** The one stage of the API: what it logs and measures, and how much it takes. */
export function stage(
  accessLogs: ServiceLogs,
  { api }: Pick<EnvironmentConfig, 'api'>,
): NonNullable<RestApiProps['deployOptions']> {
  return {
    stageName: 'live',
    accessLogDestination: new LogGroupLogDestination(accessLogs),
    accessLogFormat: AccessLogFormat.custom(JSON.stringify(accessLogFields)),
    tracingEnabled: true,
    metricsEnabled: true,
    throttlingRateLimit: api.requestsPerSecond,
    throttlingBurstLimit: api.burst,
    methodOptions: Object.fromEntries(probePaths.map((path) => [`${path}/GET`, probe])),
  };
}

/** Whoever asks is answered and no address is counted; all paths together leave more than half of the stage to others. */
const probe: MethodDeploymentOptions = { metricsEnabled: true, throttlingRateLimit: 10, throttlingBurstLimit: 20 };

/** The path, but no query: signed and secret things are found in queries. */
const accessLogFields = {
  requestId: AccessLogField.contextRequestId(),
  time: AccessLogField.contextRequestTimeEpoch(),
  ip: AccessLogField.contextIdentitySourceIp(),
  caller: AccessLogField.contextIdentityUserArn(),
  principal: AccessLogField.contextAuthorizerPrincipalId(),
  tenant: AccessLogField.contextAuthorizer('tenant'),
  method: AccessLogField.contextHttpMethod(),
  path: AccessLogField.contextPath(),
  status: AccessLogField.contextStatus(),
  bytes: AccessLogField.contextResponseLength(),
  milliseconds: AccessLogField.contextResponseLatency(),
  functionMilliseconds: AccessLogField.contextIntegrationLatency(),
  error: AccessLogField.contextErrorMessage(),
};
