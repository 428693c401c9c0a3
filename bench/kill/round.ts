import { setTimeout as pause } from 'node:timers/promises';
import { endStates } from '#api/client';
import { JobAnswer } from '#api/contracts';
import type { Job } from '#core/model';
import { ApiClient } from '../../test/support/api-client.ts';
import { ServerProcess } from '../../test/support/server.ts';
import { smallModel } from '../../test/support/small-model.ts';
import type { Random } from '../random.ts';
import { faultsOfJob, faultsOfList, faultsOfModel } from './check-model.ts';
import { leftovers } from './leftovers.ts';

/** One kill, and what was found when everything had come to its end. */
export interface Round {
  /** Milliseconds from the arrival of the file. */
  readonly killedAfterMs: number;
  /** What the job was at just before. */
  readonly at: string;
  readonly attempts: number;
  /** Milliseconds from the start of the next process to its being ready. */
  readonly readyMs: number;
  readonly faults: readonly string[];
}

/** Walls of the two files of a round: one that is long enough at each stage for kills to come there, one that waits. */
const sizes = [3_000, 30];
const PATIENCE_MS = 30_000;

/** A server over one data folder, which is killed again and again. */
export class KilledServer {
  readonly #folder: string;
  #server: ServerProcess;
  #round = 0;

  static async start(folder: string): Promise<KilledServer> {
    return new KilledServer(folder, await ServerProcess.start(folder));
  }

  private constructor(folder: string, server: ServerProcess) {
    this.#folder = folder;
    this.#server = server;
  }

  /** How many milliseconds after their arrival the files of a round are done when nobody disturbs them. */
  async undisturbedMs(): Promise<number> {
    const jobs = await this.#upload();
    const began = performance.now();
    const client = new ApiClient(this.#server.url);
    for (const { id } of jobs) await client.waitFor(id);
    const taken = Math.round(performance.now() - began);
    for (const { modelId } of jobs) await client.fetch(`/v1/models/${modelId}`, { method: 'DELETE' });
    return taken;
  }

  /** Kills within `withinMs` of the arrival of the files, at a random moment, starts again, waits, and looks at everything. */
  async round(random: Random, withinMs: number): Promise<Round> {
    const jobs = await this.#upload();
    const killedAfterMs = random.below(withinMs);
    await pause(killedAfterMs);
    const at = await this.#whereIs(jobs);
    await this.#server.end('SIGKILL');
    const began = performance.now();
    this.#server = await ServerProcess.start(this.#folder);
    const readyMs = performance.now() - began;
    const client = new ApiClient(this.#server.url);
    const faults = await halfModels(client, jobs);
    const ended = await Promise.all(jobs.map(({ id }) => client.waitFor(id)));
    for (const [position, job] of ended.entries()) {
      const walls = sizes[position] ?? 0;
      faults.push(...faultsOfJob(job, walls), ...(await faultsOfModel(client, job.modelId, walls)));
    }
    faults.push(...(await faultsOfList(client, new Set(jobs.map(({ id }) => id)))));
    faults.push(...(await this.#leftoversOf(ended)));
    for (const { modelId } of jobs) await client.fetch(`/v1/models/${modelId}`, { method: 'DELETE' });
    const attempts = Math.max(...ended.map((job) => job.attempts));
    return { killedAfterMs, at, attempts, readyMs: Math.round(readyMs), faults };
  }

  async end(): Promise<void> {
    await this.#server.end('SIGTERM');
  }

  async #upload(): Promise<Job[]> {
    const client = new ApiClient(this.#server.url);
    const number = this.#round++;
    const jobs: Job[] = [];
    for (const walls of sizes) {
      const content = smallModel({ walls, fireRating: `round ${number}` }); // bytes that are there are not converted again
      jobs.push(await client.upload(content, { fileName: `round-${number}-${walls}.ifc` }));
    }
    return jobs;
  }

  async #whereIs(jobs: readonly Job[]): Promise<string> {
    const client = new ApiClient(this.#server.url);
    const now = await Promise.all(jobs.map(async ({ id }) => (await client.get(`/v1/jobs/${id}`, JobAnswer)).job));
    const first =
      now.find(({ state }) => state === 'processing') ?? now.find(({ state }) => !endStates.includes(state));
    if (first === undefined) return 'done';
    return first.state === 'processing' ? `processing: ${first.stage ?? 'begun'}` : first.state;
  }

  /** Housekeeping has its time to tidy up. */
  async #leftoversOf(jobs: readonly Job[]): Promise<string[]> {
    const contentIds = new Set(jobs.flatMap(({ contentId }) => contentId ?? []));
    const uploadIds = new Set(jobs.map(({ uploadId }) => uploadId));
    const until = performance.now() + PATIENCE_MS;
    for (;;) {
      const left = leftovers(this.#folder, { contentIds, uploadIds });
      if (left.length === 0 || performance.now() > until) return left;
      await pause(200);
    }
  }
}

/** While the jobs are finished, a model is either not there or there as a whole. */
async function halfModels(client: ApiClient, jobs: readonly Job[]): Promise<string[]> {
  const faults: string[] = [];
  const open = new Map(jobs.map((job, position) => [job.id, { job, walls: sizes[position] ?? 0 }]));
  while (open.size > 0) {
    for (const [id, { job, walls }] of open) {
      const { state } = (await client.get(`/v1/jobs/${id}`, JobAnswer)).job;
      const isShown = (await client.fetch(`/v1/models/${job.modelId}`)).status === 200;
      if (isShown) faults.push(...(await faultsOfModel(client, job.modelId, walls)));
      if (isShown || endStates.includes(state)) open.delete(id);
    }
    await pause(20);
  }
  return faults;
}
