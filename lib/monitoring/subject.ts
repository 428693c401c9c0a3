/** What alarms are about, one by one. */
export const subjectKinds = {
  product: 'the product',
  api: 'the API',
  firewall: 'the firewall',
  jobQueue: 'each queue of jobs',
  deadLetterQueue: 'each dead-letter queue',
  standardWorkers: 'the standard workers',
  largeWorkers: 'the large workers',
  workers: 'the workers of each size',
  function: 'each function',
  backgroundFunction: 'each function behind the API',
  streamReader: 'each function that reads a stream',
  table: 'each table',
  database: 'the database',
  cache: 'the cache',
  stateMachine: 'each state machine',
  replicatedBucket: 'each bucket that is replicated',
  stoppedTasks: 'tasks that have ended by themselves',
  databaseFailures: 'events of the database',
  failedRotations: 'rotations of secrets',
  threats: 'uploaded files',
  failedReleases: 'releases of functions',
  failedBackups: 'backups',
  completedBackups: 'backups that were made',
  failedCopies: 'copies of backups',
} as const;
export type SubjectKind = keyof typeof subjectKinds;

/** One of the things that alarms are about. */
export interface Subject {
  /** Part of the names of its alarms; empty where there is only one of its kind. */
  readonly name: string;
  /** Sets of dimensions by which CloudWatch knows it, by the names that rules have for them. */
  readonly dimensions: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Numbers that expressions may name in braces. @default none */
  readonly limits?: Readonly<Record<string, number>>;
  /** Where to look at it in the console. */
  readonly link: string;
}

export type Subjects = Readonly<Record<SubjectKind, readonly Subject[]>>;
