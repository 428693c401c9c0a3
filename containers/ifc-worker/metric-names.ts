/** The dimension `service` of the workers' metrics; their namespace is that of all metrics. */
export const WORKER_SERVICE = 'ifc-worker';

/** What the workers emit; alarms and dashboards read the names here. */
export const workerMetrics = {
  jobsSucceeded: 'JobsSucceeded',
  /** Ended as `failed`: Plinth's fault, or storage's. */
  jobsFailed: 'JobsFailed',
  /** Ended as `rejected`: the file's fault. */
  jobsRejected: 'JobsRejected',
  /** Given back to the queue: the process that converts has crashed, or a service did not answer. */
  jobsGivenBack: 'JobsGivenBack',
  /** Seconds from a message's receipt to the model; of jobs that succeeded. */
  processingSeconds: 'ProcessingSeconds',
  /** Seconds of one job in one stage; the stage is the dimension `stage`. */
  jobSeconds: 'JobSeconds',
  /** Milliseconds from the sending of a message until it was first received. */
  queueLatency: 'QueueLatency',
  /** MB; of the process that converted the file. */
  peakMemoryMB: 'PeakMemoryMB',
  /** The same of one stage, with the dimension `stage`; only while `advancedMonitoring` is on. */
  stageMemoryMB: 'StageMemoryMB',
  /** Products of one job that got no mesh. */
  geometryFailures: 'GeometryFailures',
  /** Jobs that finished with data only, because the geometry engine was paused. */
  jobsWithoutGeometry: 'JobsWithoutGeometry',
} as const;
export type WorkerMetric = (typeof workerMetrics)[keyof typeof workerMetrics];

/** The dimension of `JobSeconds`, and its values: the stages of a job and what comes before and between them. */
export const STAGE_DIMENSION = 'stage';
export const workerStages = ['download', 'index', 'data', 'geometry', 'write', 'publish', 'load'] as const;
export type WorkerStage = (typeof workerStages)[number];
