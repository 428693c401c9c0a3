/** What is assumed of an environment that nobody uses; everything else is in its templates. */
export const idle = {
  /** Of the database: the schema, PostGIS and a few models. */
  databaseGigabytes: 1,
  /** Of cached answers: Valkey Serverless counts no less. */
  cacheGigabytes: 0.1,
  /** Of each bucket: the web app, a few models, log lines. */
  bucketGigabytes: 0.5,
  /** Of a registry: three images of workers. */
  imageGigabytes: 0.3,
  /** Seconds that a scheduled function takes; those that may take ten minutes or longer wait for something. */
  scheduledSeconds: { usual: 1.5, patient: 60, patientFromTimeout: 600 },
  /** Of one answer about health. */
  healthGigabyteSeconds: 0.05,
  /** Kilobytes of log lines and metrics that one run writes. */
  logKilobytesOfRun: 2,
  /** Metrics that Container Insights keeps while no task runs: of the cluster, and of each service. */
  insightsMetrics: { cluster: 3, service: 5 },
  /** Those that it keeps in addition in each hour in which a task of one service has run: of cluster, service and tasks. */
  insightsMetricsOfRun: 5 + 6 + 6,
  /** Of everything that is backed up: what the vault holds for each backup of a database, of all tables, of all buckets. */
  backedUpGigabytes: { database: 1, tables: 0.02, buckets: 1 },
  /** Hours and capacity units of a database that is started to look into a backup. */
  restoreTest: { instanceHours: 1, acu: 1 },
} as const;
