/** Routes that the AWS edition does not have, and why. */
export const standaloneOnly: Readonly<Record<string, string>> = {
  '/v1/sign-in': 'People sign in at the page of the user pool.',
  '/v1/sign-out': 'Likewise; no session is kept by the API.',
};

/** What may differ: in which questions, in which fact of the answer, and why. */
export interface Difference {
  readonly of: RegExp;
  readonly fact: RegExp;
  readonly reason: string;
}

const everywhere = /^/;

/**
 * What questions to both editions cannot show: an `Idempotency-Key` is forgotten by a standalone server that starts anew
 * (both keep it for a day), and refused credentials are counted by the firewall instead of the routes (ADR 24).
 */
export const differences: readonly Difference[] = [
  {
    of: everywhere,
    fact: /^header\.(x-request-id|x-amzn?-request-?id)$/,
    reason: 'A request that fails is found in CloudWatch Logs by it; the standalone server has one log.',
  },
  {
    of: everywhere,
    fact: /^header\.(connection|keep-alive|content-length)$/,
    reason: 'HTTP/1.1 of a single server; on AWS the gateway speaks to browsers. The length follows from the body.',
  },
  {
    of: everywhere,
    fact: /^header\.(x-(dns-prefetch-control|download-options|frame-options|xss-protection))$/,
    reason: 'The standalone server delivers the page as well; on AWS CloudFront adds these to the page.',
  },
  {
    of: everywhere,
    fact: /^header\.(x-permitted-cross-domain-policies|cross-origin-\w+-policy|origin-agent-cluster|referrer-policy)$/,
    reason: 'Likewise.',
  },
  {
    of: everywhere,
    fact: /^header\.strict-transport-security$/,
    reason: 'The standalone server may be reached by plain HTTP, on the machine itself.',
  },
  {
    of: everywhere,
    fact: /^header\.vary$/,
    reason: 'On AWS the page has an origin of its own: answers depend on which page asks.',
  },
  {
    of: everywhere,
    fact: /\.(version|cursor|timings\.\w+Ms|peakMemoryMB|response_time_ms|uptime_seconds|uptime_formatted|processing_time_p95)$|^body\.timestamp$|^body\.system\.\w+\.(percent|status)$|^header\.ratelimit$/,
    reason: 'Measured, or counted while time goes on, as notes of progress (version) and what is left of a limit.',
  },
  {
    of: / \/metrics/,
    fact: /^body\.(process_\w+|plinth_(uptime|part|processing)_seconds(\{.*\})?)$/,
    reason: 'Measured.',
  },
  {
    of: / \/v1\/jobs/,
    fact: /\.uploadVersion(\.\w+)?$/,
    reason: 'Versions of objects are a matter of S3: what was scanned is what is read.',
  },
  {
    of: /\/artifacts\/\{name\}$/,
    fact: /^(status|header\.(location|content-type|cache-control|etag|accept-ranges|content-disposition))$/,
    reason:
      'A function cannot answer with many megabytes: S3 or CloudFront delivers artifacts, byte for byte the same.',
  },
  {
    of: /\/v1\/(api-keys|audit)/,
    fact: /\.(createdBy|who|name)$/,
    reason: 'Accounts are those of the user pool, where people are known by their address.',
  },
  {
    of: /\/v1\/(api-keys|audit)/,
    fact: /^body\.(key\.id|secret|nextCursor|keys\[0\]\.id|entries\[\d\]\.object)$/,
    reason: 'Drawn by lot: the key that the same test has just made, and where a list goes on.',
  },
  { of: / \/info/, fact: /^body\.edition$/, reason: 'It is what the route is for.' },
  {
    of: / \/(metrics|api\/(monitoring|dashboard)\/health)/,
    fact: /^body\.(performance\.(requests_|error_rate)|cache\.|cache_stats|.*plinth_(requests|request_faults|cache_hits|cache_misses)_total)/,
    reason: 'One process knows all its requests and its cache; functions do not know of each other, CloudWatch does.',
  },
  {
    of: / \/(healthz|readyz|api\/(database|dashboard)\/health)/,
    fact: /^body\.(redis|services\.redis|external_services\.jobs)(\.|$)/,
    reason: 'Valkey and DynamoDB are parts of the AWS edition only; the standalone one has memory and its database.',
  },
  {
    of: / \/metrics/,
    fact: /^body\.plinth_part_(up|seconds)\{part="(jobs|database)"\}$/,
    reason: 'Jobs are in DynamoDB; and whoever asks for metrics does not wake a database that is asleep.',
  },
  {
    of: / \/metrics/,
    fact: /plinth_workers/,
    reason: 'On AWS workers come and go with the work: ECS knows how many there are.',
  },
  {
    of: /^DELETE/,
    fact: /^header\.content-type$/,
    reason: 'API Gateway names a type also where there is no body.',
  },
];
