import { all, between, items, type LimitsOfTypes, like, long, oneOf, whole } from './limit.ts';

/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
export const lambda: LimitsOfTypes = {
  'AWS::Lambda::Function': {
    MemorySize: whole(128, 10_240, 'MB'),
    Timeout: whole(1, 900, 's'),
    'EphemeralStorage.Size': whole(512, 10_240, 'MB'),
    ReservedConcurrentExecutions: whole(0, 10_000),
    Description: long(0, 256),
    FunctionName: like(/^[A-Za-z0-9_-]{1,64}$/, 'at most 64 letters, digits, - and _'),
    Handler: like(/^[^\s]{1,128}$/, 'the name of a module and its function'),
    Architectures: items(1, 1),
    Layers: items(0, 5),
    'VpcConfig.SubnetIds': items(1, 16),
    'VpcConfig.SecurityGroupIds': items(1, 5),
    'TracingConfig.Mode': oneOf('Active', 'PassThrough'),
    'LoggingConfig.ApplicationLogLevel': oneOf('TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'),
    'LoggingConfig.SystemLogLevel': oneOf('DEBUG', 'INFO', 'WARN'),
  },
  'AWS::Lambda::EventSourceMapping': {
    BatchSize: whole(1, 10_000),
    MaximumBatchingWindowInSeconds: whole(0, 300, 's'),
    'ScalingConfig.MaximumConcurrency': whole(2, 1000),
    ParallelizationFactor: whole(1, 10),
    MaximumRetryAttempts: whole(-1, 10_000),
    MaximumRecordAgeInSeconds: all(whole(-1, 604_800, 's'), (value) =>
      Number(value) >= 0 && Number(value) < 60 ? 'either -1 or at least 60 s' : undefined,
    ),
    TumblingWindowInSeconds: whole(0, 900, 's'),
    StartingPosition: oneOf('TRIM_HORIZON', 'LATEST', 'AT_TIMESTAMP'),
    'FunctionResponseTypes.*': oneOf('ReportBatchItemFailures'),
  },
  'AWS::Lambda::EventInvokeConfig': {
    MaximumEventAgeInSeconds: whole(60, 21_600, 's'),
    MaximumRetryAttempts: whole(0, 2),
  },
  'AWS::Lambda::Permission': {
    Action: oneOf('lambda:InvokeFunction', 'lambda:InvokeFunctionUrl', 'lambda:GetLayerVersion'),
    SourceAccount: like(/^\d{12}$/, 'an account: 12 digits'),
    FunctionUrlAuthType: oneOf('AWS_IAM', 'NONE'),
  },
  'AWS::Lambda::Alias': {
    Name: like(/^(?!\d+$)[A-Za-z0-9_-]{1,128}$/, 'letters, digits, - and _, not a number'),
    'ProvisionedConcurrencyConfig.ProvisionedConcurrentExecutions': whole(1, 10_000),
    'RoutingConfig.AdditionalVersionWeights.*.FunctionWeight': between(0, 1),
  },
  'AWS::Lambda::Url': { AuthType: oneOf('AWS_IAM', 'NONE'), InvokeMode: oneOf('BUFFERED', 'RESPONSE_STREAM') },
};
