import {
  BadRequestException,
  DatabaseNotFoundException,
  DatabaseResumingException,
  DatabaseUnavailableException,
  ExecuteStatementCommand,
  InvalidResourceStateException,
  type RDSDataClient,
  ServiceUnavailableError,
} from '@aws-sdk/client-rds-data';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 15_000;
/** A cluster that was made a moment ago is reached by the Data API minutes later. */
const PATIENCE_MS = 10 * 60_000;

/** What the Data API says of a cluster that sleeps, wakes, or is just being made. */
const passing = [
  DatabaseResumingException,
  DatabaseUnavailableException,
  DatabaseNotFoundException,
  InvalidResourceStateException,
  ServiceUnavailableError,
];

export interface DataApiTarget {
  readonly resourceArn: string;
  readonly secretArn: string;
  readonly database: string;
}

/** Runs statements one after the other as the user of the secret; waits for a database that is not awake. */
export async function execute(
  client: RDSDataClient,
  target: DataApiTarget,
  statements: readonly string[],
  pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
): Promise<void> {
  let waited = 0;
  for (const sql of statements) {
    for (let next = FIRST_PAUSE_MS; ; next = Math.min(2 * next, LONGEST_PAUSE_MS)) {
      try {
        await client.send(new ExecuteStatementCommand({ ...target, sql }));
        break;
      } catch (error) {
        if (!passes(error) || waited + next > PATIENCE_MS) throw error;
        await pause(next);
        waited += next;
      }
    }
  }
}

const passes = (error: unknown) =>
  passing.some((kind) => error instanceof kind) ||
  (error instanceof BadRequestException && /communications link failure/i.test(error.message));
