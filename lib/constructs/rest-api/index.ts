import {
  AccessLogField,
  AccessLogFormat,
  AuthorizationType,
  EndpointType,
  type IResource,
  JsonSchemaType,
  LambdaIntegration,
  LogGroupLogDestination,
  type MethodOptions,
  RestApi,
  type RestApiProps,
} from 'aws-cdk-lib/aws-apigateway';
import type { Alias, IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';
import { ServiceLogs } from '#lib/constructs/service-logs';
import { gatewayProblems, problemTemplate, statusOf } from './gateway-problems.ts';

export interface PlinthApiProps {
  readonly config: EnvironmentConfig;
}

const authorizationTypes = { iam: AuthorizationType.IAM, open: AuthorizationType.NONE } as const;

/**
 * The HTTP API: a regional REST API whose methods are proxies for functions, since those hold the routes and check
 * requests by their contracts. What API Gateway answers by itself are problem documents, too.
 */
export class PlinthApi extends RestApi {
  private readonly method: MethodOptions;
  private readonly methodWithBody: MethodOptions;

  constructor(scope: Construct, id: string, { config }: PlinthApiProps) {
    super(scope, id, {
      ...fixedProps,
      restApiName: `plinth-${config.name}`,
      deployOptions: stage(new ServiceLogs(scope, `${id}AccessLogs`, config), config),
    });
    this.method = { authorizationType: authorizationTypes[config.api.access] };
    this.methodWithBody = { ...this.method, ...this.createBodyCheck() };
    this.addGatewayProblems(config);
  }

  /** Lists by GET, announces by POST, and has single things below. */
  addCollection(path: string, methods: { readonly here: string[]; readonly below: string[] }, handler: Alias): void {
    // CDK's class fulfils its interface, but for `exactOptionalPropertyTypes`, which it does not heed.
    const integration = new LambdaIntegration(handler as IFunction);
    const here = this.root.resourceForPath(path);
    this.addMethods(here, methods.here, integration);
    this.addMethods(here.addResource('{proxy+}'), methods.below, integration);
  }

  private addMethods(resource: IResource, methods: string[], integration: LambdaIntegration): void {
    for (const method of methods) resource.addMethod(method, integration, this.optionsOf(method, resource));
  }

  /** Below a collection there are also requests by POST without a body: only the function knows which. */
  private optionsOf(method: string, { path }: IResource): MethodOptions {
    return method === 'POST' && !path.endsWith('{proxy+}') ? this.methodWithBody : this.method;
  }

  private createBodyCheck(): MethodOptions {
    const schema = { type: JsonSchemaType.OBJECT };
    const model = this.addModel('JsonObject', { contentType: 'application/json', schema });
    const requestValidator = this.addRequestValidator('BodyValidator', { validateRequestBody: true });
    return { requestValidator, requestModels: { 'application/json': model } };
  }

  private addGatewayProblems(config: EnvironmentConfig): void {
    for (const problem of gatewayProblems(config)) {
      this.addGatewayResponse(`Problem${problem.type.responseType}`, {
        type: problem.type,
        statusCode: statusOf(problem),
        templates: { 'application/json': problemTemplate(problem) },
        responseHeaders: { 'Content-Type': "'application/problem+json'", 'Cache-Control': "'no-store'" },
      });
    }
  }
}

const fixedProps: RestApiProps = {
  endpointConfiguration: { types: [EndpointType.REGIONAL] },
  // One role for all REST APIs of an account and region; without it there is no access log. It outlives the stack,
  // because other stacks' logs need it as well.
  cloudWatchRole: true,
};

function stage(accessLogs: ServiceLogs, { api }: EnvironmentConfig): NonNullable<RestApiProps['deployOptions']> {
  return {
    stageName: 'live',
    accessLogDestination: new LogGroupLogDestination(accessLogs),
    accessLogFormat: AccessLogFormat.custom(JSON.stringify(accessLogFields)),
    tracingEnabled: true,
    metricsEnabled: true,
    throttlingRateLimit: api.requestsPerSecond,
    throttlingBurstLimit: api.burst,
  };
}

/** The path, but no query: signed and secret things are found in queries. */
const accessLogFields = {
  requestId: AccessLogField.contextRequestId(),
  time: AccessLogField.contextRequestTimeEpoch(),
  ip: AccessLogField.contextIdentitySourceIp(),
  caller: AccessLogField.contextIdentityUserArn(),
  method: AccessLogField.contextHttpMethod(),
  path: AccessLogField.contextPath(),
  status: AccessLogField.contextStatus(),
  bytes: AccessLogField.contextResponseLength(),
  milliseconds: AccessLogField.contextResponseLatency(),
  functionMilliseconds: AccessLogField.contextIntegrationLatency(),
  error: AccessLogField.contextErrorMessage(),
};
