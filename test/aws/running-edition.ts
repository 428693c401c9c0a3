import { z } from 'zod';
import type { Background } from '../../scripts/aws-local/processes.mjs';
import { type ScannedObject, startScanner, type Verdict } from '../../scripts/aws-local/scanner.mjs';
import { startWorker } from '../../scripts/aws-local/worker.mjs';
import type { ApiClient } from '../support/api-client.ts';
import { deployedEdition, type Edition, standardTask, type WorkerTask } from './deployed-edition.ts';
import { People, type Robot } from './people.ts';

const Receipt = z.object({ message: z.literal('message received'), jobId: z.string(), latencyMs: z.number() });
type Receipt = z.infer<typeof Receipt>;

/** The deployed edition with a scanner and one worker at work, both in the hands of the tests. */
export class RunningEdition {
  readonly edition: Edition;
  readonly people: People;
  readonly task: WorkerTask;
  /** What the scanner is to find in an upload; it looks by itself where nothing is said. */
  readonly verdicts = new Map<string, Verdict>();
  readonly #faults: unknown[] = [];
  #robot: Robot | undefined;
  #worker: Background | undefined;
  #scanner: { stop: () => Promise<void> } | undefined;

  static async start(): Promise<RunningEdition> {
    const running = new RunningEdition(deployedEdition());
    running.#scanner = await startScanner(running.edition.uploadBucket, {
      onFault: (error) => void running.#faults.push(error),
      verdictOn: async ({ key }: ScannedObject) =>
        [...running.verdicts].find(([uploadId]) => key.endsWith(uploadId))?.[1] ?? 'NO_THREATS_FOUND',
    });
    running.startWorker();
    return running;
  }

  private constructor(edition: Edition) {
    this.edition = edition;
    this.people = new People(edition);
    this.task = standardTask(edition);
  }

  /** Gives the test a principal of its own, of the tenant `acme`: how often one may ask is counted for each. */
  async enterTest(): Promise<void> {
    if (this.#robot !== undefined) await this.people.revoke('acme', this.#robot); // a tenant can have so many keys
    this.#robot = await this.people.robot('acme');
  }

  /** Of the test's own principal. */
  get client(): ApiClient {
    return this.robot.client;
  }

  get robot(): Robot {
    if (this.#robot === undefined) throw new Error('No test has begun.');
    return this.#robot;
  }

  startWorker(): void {
    const { folder, bundle } = this.edition;
    this.#worker = startWorker(this.task, { folder, bundle, env: process.env });
  }

  /** As a task ends that is scaled in. @returns its exit code. */
  async stopWorker(): Promise<number | null | undefined> {
    await this.#worker?.stop();
    return this.#worker?.ended;
  }

  /** As a machine is lost: the worker and its children at once. */
  async killWorker(): Promise<void> {
    await this.#worker?.kill();
  }

  /** Messages that the worker has received, as its log tells. */
  get receipts(): readonly Receipt[] {
    const lines = (this.#worker?.log() ?? '').split('\n').filter((line) => line.startsWith('{'));
    return lines.map((line) => Receipt.safeParse(JSON.parse(line))).flatMap(({ data }) => data ?? []);
  }

  /** @throws where the scanner has met a fault. */
  async stop(): Promise<void> {
    await this.stopWorker();
    await this.#scanner?.stop();
    if (this.#faults.length > 0) throw new AggregateError(this.#faults, 'The scanner has met faults.');
  }
}
