/**
 * How every AWS client behaves: a call ends after 30 seconds without an answer, and is tried three times more, with
 * growing pauses. Region, endpoint and credentials come from the environment, as the SDK finds them.
 */
export const clientSettings = {
  maxAttempts: 4,
  retryMode: 'standard',
  requestHandler: {
    connectionTimeout: 5_000,
    requestTimeout: 30_000,
    throwOnRequestTimeout: true,
    socketTimeout: 30_000,
  },
} as const;
