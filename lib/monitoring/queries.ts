import type { LogSource } from './log-groups.ts';

/** A question to log lines, in the language of CloudWatch Logs Insights. */
export interface LogQuery {
  readonly title: string;
  readonly of: LogSource;
  readonly lines: readonly string[];
}

/** Saved questions; dashboards show the answers of some, runbooks name them by their titles. */
export const logQueries = {
  functionErrors: {
    title: 'Errors of functions',
    of: 'functions',
    lines: [
      'fields @timestamp, service, message, error.name, error.message, correlation_id',
      'filter level = "ERROR"',
      'sort @timestamp desc',
      'limit 100',
    ],
  },
  oneRequest: {
    title: 'All lines of one request',
    of: 'functions',
    lines: [
      'fields @timestamp, service, level, message',
      'filter correlation_id = "put the x-request-id here"',
      'sort @timestamp asc',
    ],
  },
  coldStarts: {
    title: 'Cold starts of functions',
    of: 'functions',
    lines: ['filter ispresent(ColdStart)', 'stats sum(ColdStart) as coldStarts by service, bin(1h)'],
  },
  timeouts: {
    title: 'Functions that ran out of time',
    of: 'functions',
    lines: [
      'filter type = "platform.report" and record.status = "timeout"',
      'stats count(*) as timeouts by @log, bin(1h)',
    ],
  },
  slowRequests: {
    title: 'Slowest requests',
    of: 'requests',
    lines: [
      'fields @timestamp, method, path, status, milliseconds, functionMilliseconds, requestId',
      'filter milliseconds > 500',
      'sort milliseconds desc',
      'limit 50',
    ],
  },
  serverErrors: {
    title: 'Server errors by route',
    of: 'requests',
    lines: ['filter status >= 500', 'stats count(*) as errors by method, path, error', 'sort errors desc', 'limit 50'],
  },
  refusedRequests: {
    title: 'Refused requests by caller',
    of: 'requests',
    lines: [
      'filter status in [401, 403, 404, 429]',
      'stats count(*) as requests by status, principal, ip',
      'sort requests desc',
      'limit 50',
    ],
  },
  tenants: {
    title: 'Requests by tenant',
    of: 'requests',
    lines: [
      'stats count(*) as requests, count_distinct(principal) as principals by tenant',
      'sort requests desc',
      'limit 50',
    ],
  },
  activePrincipals: {
    title: 'Who is active, by day',
    of: 'requests',
    lines: ['filter principal != "-"', 'stats count_distinct(principal) as principals by bin(1d)'],
  },
  favouriteRoutes: {
    title: 'What is asked most',
    of: 'requests',
    lines: ['stats count(*) as requests, avg(milliseconds) as ms by method, path', 'sort requests desc', 'limit 25'],
  },
  oneJob: {
    title: 'All lines of one job',
    of: 'workers',
    lines: [
      'fields @timestamp, level, message, state, end',
      'filter jobId = "put the job here"',
      'sort @timestamp asc',
    ],
  },
  failedJobs: {
    title: 'Failed jobs',
    of: 'workers',
    lines: [
      'fields @timestamp, jobId, tenant, project, code, message, remedy',
      'filter state = "failed"',
      'sort @timestamp desc',
      'limit 100',
    ],
  },
  crashes: {
    title: 'Crashes of conversions',
    of: 'workers',
    lines: [
      'fields @timestamp, jobId, message, end, lastWords',
      'filter level = "ERROR"',
      'sort @timestamp desc',
      'limit 100',
    ],
  },
  slowConversions: {
    title: 'Slowest conversions',
    of: 'workers',
    lines: [
      'fields @timestamp, jobId, timings.indexMs, timings.dataMs, timings.geometryMs, timings.writeMs, peakMemoryMB',
      'filter message = "file converted"',
      'sort timings.geometryMs desc',
      'limit 50',
    ],
  },
  refusedByFirewall: {
    title: 'What the firewall refuses',
    of: 'firewall',
    lines: [
      'stats count(*) as requests by terminatingRuleId, httpRequest.clientIp, httpRequest.uri',
      'sort requests desc',
      'limit 50',
    ],
  },
  slowStatements: {
    title: 'Slow statements of the database',
    of: 'database',
    lines: [
      'filter @message like /duration:/',
      'parse @message /duration: (?<ms>[0-9.]+) ms/',
      'sort ms desc',
      'limit 50',
    ],
  },
  watchedEvents: {
    title: 'Events of AWS: stopped tasks, failed backups and releases, threats',
    of: 'events',
    lines: [
      'fields @timestamp, `detail-type`, detail.stopCode, detail.stoppedReason, detail.state, detail.Message',
      'sort @timestamp desc',
      'limit 100',
    ],
  },
} as const satisfies Record<string, LogQuery>;
export type QueryName = keyof typeof logQueries;
