import {
  AuthorizationType,
  type CorsOptions,
  EndpointType,
  type IAuthorizer,
  type IResource,
  JsonSchemaType,
  LambdaIntegration,
  type MethodOptions,
  RestApi,
  type RestApiProps,
} from 'aws-cdk-lib/aws-apigateway';
import type { Alias, IFunction } from 'aws-cdk-lib/aws-lambda';
import { Duration, Validations } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';
import { ServiceLogs } from '#lib/constructs/service-logs';
import { gatewayProblems, headersOf, problemTemplate, statusOf } from './gateway-problems.ts';
import { stage } from './stage.ts';

export interface PlinthApiProps {
  readonly config: EnvironmentConfig;
  /** Finds out who asks, where the configured access is by accounts. */
  readonly authorizer: IAuthorizer | undefined;
  /** Origins whose pages may ask from a browser, the web app's own first. */
  readonly pages: readonly [string, ...string[]];
}

const authorizationTypes = {
  accounts: AuthorizationType.CUSTOM,
  iam: AuthorizationType.IAM,
  open: AuthorizationType.NONE,
} as const;

/**
 * The HTTP API: a regional REST API whose methods are proxies for functions, since those hold the routes and check
 * requests by their contracts. What API Gateway answers by itself are problem documents, too.
 */
export class PlinthApi extends RestApi {
  private readonly method: MethodOptions;
  private readonly methodWithBody: MethodOptions;

  constructor(scope: Construct, id: string, { config, authorizer, pages }: PlinthApiProps) {
    super(scope, id, {
      ...fixedProps,
      defaultCorsPreflightOptions: corsFor(pages),
      restApiName: `plinth-${config.name}`,
      deployOptions: stage(new ServiceLogs(scope, `${id}AccessLogs`, config), config),
    });
    const authorizationType = authorizationTypes[config.api.access];
    this.method = { authorizationType, ...(authorizer && { authorizer }) };
    this.methodWithBody = { ...this.method, ...this.createBodyCheck() };
    this.addGatewayProblems(config, pages[0]);
    Validations.of(this).acknowledge(
      {
        id: 'AwsSolutions-APIG2',
        reason: 'Requests are checked against their schemas by the functions, whose answers name what is wrong.',
      },
      {
        id: 'AwsSolutions-APIG3',
        reason: 'Environments that nobody outside knows do without a firewall, which costs by the month.',
      },
      {
        id: 'AwsSolutions-APIG4',
        reason:
          'Pages of health and the documentation are open to whoever asks, as are the questions of browsers before a request.',
      },
      {
        id: 'AwsSolutions-APIG6',
        reason: 'The access log has a line for each request; a second log would say the same, for the price of both.',
      },
      {
        id: 'AwsSolutions-COG4',
        reason: 'The authorizer takes tokens of the user pool and API keys; one of Cognito would know the first only.',
      },
      {
        id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]',
        reason:
          'One role for all APIs of an account: a policy for the log groups of this one would silence the others.',
      },
    );
  }

  /** Lists by GET, announces by POST, and has single things below, or nothing. */
  addCollection(path: string, methods: { readonly here: string[]; readonly below: string[] }, handler: Alias): void {
    // CDK's class fulfils its interface, but for `exactOptionalPropertyTypes`, which it does not heed.
    const integration = new LambdaIntegration(handler as IFunction);
    this.addMethods(this.root.resourceForPath(path), methods.here, integration);
    if (methods.below.length === 0) return;
    this.addMethods(this.root.resourceForPath(`${path}/{proxy+}`), methods.below, integration);
  }

  /** Single pages that are asked by GET. `open`: whoever asks is answered, whatever the access to all others. */
  addPages(paths: readonly string[], access: 'open' | 'as-configured', handler: Alias): void {
    const integration = new LambdaIntegration(handler as IFunction);
    const options = access === 'open' ? { authorizationType: AuthorizationType.NONE } : this.method;
    for (const path of paths) this.root.resourceForPath(path).addMethod('GET', integration, options);
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

  /** @param page whose scripts may read them. */
  private addGatewayProblems(config: EnvironmentConfig, page: string): void {
    for (const problem of gatewayProblems(config)) {
      this.addGatewayResponse(`Problem${problem.type.responseType}`, {
        type: problem.type,
        statusCode: statusOf(problem),
        templates: { 'application/json': problemTemplate(problem) },
        responseHeaders: headersOf(problem, page),
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

/** What browsers ask before they send a request of another origin's page (Fetch, 4.8). No cookies: tokens are sent as such. */
const corsFor = (pages: readonly string[]): CorsOptions => ({
  allowOrigins: [...pages],
  allowMethods: ['GET', 'POST', 'DELETE'],
  allowHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'If-None-Match', 'Plinth-Project', 'Range'],
  maxAge: Duration.hours(1),
});
