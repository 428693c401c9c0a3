import { marshall } from '@aws-sdk/util-dynamodb';
import type { APIGatewayProxyEvent, Context, DynamoDBRecord } from 'aws-lambda';
import { observability } from '../../lambdas/shared/observability.ts';

/** What a handler gets beside its event. */
export function lambdaContext(given: Partial<Context> = {}): Context {
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: 'plinth-test-Function-1A2B3C4D5E6F',
    functionVersion: '$LATEST',
    invokedFunctionArn: 'arn:aws:lambda:eu-central-1:123456789012:function:plinth-test-Function-1A2B3C4D5E6F',
    memoryLimitInMB: '512',
    awsRequestId: '5e6f7a8b-1111-4222-8333-444455556666',
    logGroupName: '/aws/lambda/plinth-test',
    logStreamName: '2026/01/02/[$LATEST]0123456789abcdef0123456789abcdef',
    getRemainingTimeInMillis: () => 25_000,
    done: () => undefined,
    fail: () => undefined,
    succeed: () => undefined,
    ...given,
  };
}

export const apiRequestId = '7d3d6a5e-9d47-4c3b-8f0e-0c2f6c1f8a11';

/** As a REST API of API Gateway calls a function (Lambda proxy integration), nulls included. */
export function restEvent(
  httpMethod: string,
  path: string,
  given: { body?: string; headers?: Record<string, string>; query?: Record<string, string> } = {},
): APIGatewayProxyEvent {
  const headers = { Host: 'abc123.execute-api.eu-central-1.amazonaws.com', ...given.headers };
  const { query } = given;
  return {
    resource: '/v1/{proxy+}',
    path,
    httpMethod,
    headers,
    multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
    queryStringParameters: query ?? null,
    multiValueQueryStringParameters:
      query === undefined ? null : Object.fromEntries(Object.entries(query).map(([name, value]) => [name, [value]])),
    pathParameters: { proxy: path.slice('/v1/'.length) },
    stageVariables: null,
    requestContext: {
      resourceId: 'r1s2t3',
      authorizer: {},
      resourcePath: '/v1/{proxy+}',
      httpMethod,
      extendedRequestId: 'Tq8yhF7oFiAFqZA=',
      requestTime: '02/Jan/2026:03:04:05 +0000',
      path: `/live${path}`,
      accountId: '123456789012',
      protocol: 'HTTP/1.1',
      stage: 'live',
      domainPrefix: 'abc123',
      requestTimeEpoch: 1_767_323_045_000,
      requestId: apiRequestId,
      identity: {
        accessKey: null,
        accountId: null,
        apiKey: null,
        apiKeyId: null,
        caller: null,
        clientCert: null,
        cognitoAuthenticationProvider: null,
        cognitoAuthenticationType: null,
        cognitoIdentityId: null,
        cognitoIdentityPoolId: null,
        principalOrgId: null,
        sourceIp: '192.0.2.1',
        user: null,
        userAgent: 'plinth/0.1.0',
        userArn: null,
      },
      domainName: 'abc123.execute-api.eu-central-1.amazonaws.com',
      apiId: 'abc123',
    },
    body: given.body ?? null,
    isBase64Encoded: false,
  };
}

/** An event of S3 on EventBridge, as documented. */
export function objectCreated(key: string, size: number, versionId = 'IYV3p45BT0ac8hjHg1houSdS1a.Mro8e') {
  return {
    version: '0',
    id: '17793124-05d4-b198-2fde-7ededc63b103',
    'detail-type': 'Object Created',
    source: 'aws.s3',
    account: '123456789012',
    time: '2026-01-02T03:04:05Z',
    region: 'eu-central-1',
    resources: ['arn:aws:s3:::uploads'],
    detail: {
      version: '0',
      bucket: { name: 'uploads' },
      object: {
        key,
        size,
        etag: 'b1946ac92492d2347c6235b4d2611184',
        'version-id': versionId,
        sequencer: '617f08299329d189',
      },
      'request-id': 'N4N7GDK58NMKJ12R',
      requester: '123456789012',
      'source-ip-address': '192.0.2.1',
      reason: 'CompleteMultipartUpload',
    },
  };
}

/** An event of GuardDuty Malware Protection for S3, as documented. */
export function objectScanned(
  key: string,
  status: string,
  threats: readonly string[] | null = null,
  versionId = 'IYV3p45BT0ac8hjHg1houSdS1a.Mro8e',
) {
  return {
    version: '0',
    id: '72c7d362-737a-6dce-fc78-9e27a0171419',
    'detail-type': 'GuardDuty Malware Protection Object Scan Result',
    source: 'aws.guardduty',
    account: '123456789012',
    time: '2026-01-02T03:04:15Z',
    region: 'eu-central-1',
    resources: ['arn:aws:guardduty:eu-central-1:123456789012:malware-protection-plan/b4c7f464ab3a4EXAMPLE'],
    detail: {
      schemaVersion: '1.0',
      scanStatus: status === 'UNSUPPORTED' || status === 'ACCESS_DENIED' ? 'SKIPPED' : 'COMPLETED',
      resourceType: 'S3_OBJECT',
      s3ObjectDetails: {
        bucketName: 'uploads',
        objectKey: key,
        eTag: 'b1946ac92492d2347c6235b4d2611184',
        versionId,
        s3Throttled: false,
      },
      scanResultDetails: { scanResultStatus: status, threats: threats?.map((name) => ({ name })) ?? null },
    },
  };
}

type NewImage = NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>;

/** A record of a DynamoDB stream. */
export function streamRecord(sequence: number, image?: Readonly<Record<string, unknown>>): DynamoDBRecord {
  return {
    eventID: `c4ca4238a0b923820dcc509a6f75849${sequence}`,
    eventName: 'MODIFY',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'eu-central-1',
    eventSourceARN: 'arn:aws:dynamodb:eu-central-1:123456789012:table/jobs/stream/2026-01-01T00:00:00.000',
    dynamodb: {
      ApproximateCreationDateTime: 1_767_323_045,
      SequenceNumber: `40000000000000000000${sequence}`,
      SizeBytes: 26,
      StreamViewType: 'NEW_AND_OLD_IMAGES',
      ...(image && { NewImage: marshall(image, { removeUndefinedValues: true }) as NewImage }),
    },
  };
}

/** The tools of a function whose log lines and metrics a test reads. */
export function observed(service = 'test') {
  const tools = observability(service);
  const lines: string[] = [];
  const metrics: Record<string, number> = {};
  const write = (text: string) => void lines.push(text);
  Object.assign(tools.logger, { console: { debug: write, info: write, warn: write, error: write, log: write } });
  Object.assign(tools.metrics, {
    console: {
      log: (text: string) => {
        const line: Record<string, unknown> & { _aws: { CloudWatchMetrics: { Metrics: { Name: string }[] }[] } } =
          JSON.parse(text);
        for (const { Name } of line._aws.CloudWatchMetrics.flatMap(({ Metrics }) => Metrics)) {
          metrics[Name] =
            (metrics[Name] ?? 0) + [line[Name]].flat().reduce<number>((sum, value) => sum + Number(value), 0);
        }
      },
    },
  });
  return { tools, lines, metrics };
}
