export const AUTHORIZER_SERVICE = 'authorizer';

export const authorizerMetrics = {
  /** Requests whose key or token lets nobody in; answers that API Gateway had kept are not counted. */
  refused: 'RefusedCredentials',
} as const;
