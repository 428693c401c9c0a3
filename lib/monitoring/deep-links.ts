import { Aws } from 'aws-cdk-lib/core';

/** Addresses of the AWS console, by region. */
export const deepLinks = (region: string) => {
  const console = (service: string, place: string) =>
    `https://${region}.console.aws.amazon.com/${service}/home?region=${region}#${place}`;
  return {
    /** Those whose names have the text in them. */
    alarms: (text: string) => console('cloudwatch', `alarmsV2:?search=${text}`),
    dashboard: (name: string) => console('cloudwatch', `dashboards/dashboard/${name}`),
    queries: () => console('cloudwatch', 'logsV2:logs-insights'),
    traces: () => console('cloudwatch', 'xray:traces/query'),
    api: (id: string) =>
      `https://${region}.console.aws.amazon.com/apigateway/main/apis/${id}/resources?region=${region}`,
    queue: (name: string) =>
      `https://${region}.console.aws.amazon.com/sqs/v3/home?region=${region}#/queues/${encodeURIComponent(
        `https://sqs.${region}.amazonaws.com/`,
      )}${Aws.ACCOUNT_ID}%2F${name}`,
    service: (cluster: string, service: string) =>
      `https://${region}.console.aws.amazon.com/ecs/v2/clusters/${cluster}/services/${service}/health?region=${region}`,
    function: (name: string) => console('lambda', `/functions/${name}?tab=monitoring`),
    table: (name: string) =>
      `https://${region}.console.aws.amazon.com/dynamodbv2/home?region=${region}#table?name=${name}`,
    database: (id: string) => console('rds', `database:id=${id};is-cluster=true;tab=monitoring`),
    cache: (name: string) => console('elasticache', `/serverless-cache/${name}`),
    bucket: (name: string) => `https://${region}.console.aws.amazon.com/s3/buckets/${name}?tab=metrics`,
    stateMachine: (arn: string) => console('states', `/statemachines/view/${arn}`),
    firewall: () => `https://${region}.console.aws.amazon.com/wafv2/homev2/web-acls?region=${region}`,
    log: (group: string) => console('cloudwatch', `logsV2:log-groups/log-group/${group}`),
  } as const;
};
export type DeepLinks = ReturnType<typeof deepLinks>;
