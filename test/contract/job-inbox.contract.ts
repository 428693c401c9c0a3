import { describe, expect, it } from '@jest/globals';
import type { Job } from '#core/model';
import type { JobInbox, JobQueue, ReceivedJob } from '#core/ports';
import { jobAfter, someJob, waysTo } from '../support/jobs.ts';

/** Both ends of one empty queue. */
export interface QueueEnds {
  readonly queue: JobQueue;
  readonly inbox: JobInbox;
  readonly visibilityMs: number;
}

const queued = () => jobAfter(waysTo.queued, someJob());
const ref = ({ tenant, project, id }: Job) => ({ tenant, project, id });
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const forever = new AbortController().signal;

async function received(inbox: JobInbox): Promise<ReceivedJob> {
  const message = await inbox.receive(forever);
  if (message === undefined) throw new Error('Nothing was received.');
  return message;
}

/** Whether nothing comes within a time. */
async function isSilent(inbox: JobInbox, milliseconds: number): Promise<boolean> {
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), milliseconds);
  const message = await inbox.receive(over.signal);
  clearTimeout(timer);
  return message === undefined;
}

/** What every JobQueue with its JobInbox promises; run against each adapter. */
export function jobInboxContract(name: string, open: () => Promise<QueueEnds>): void {
  describe(`${name} as a JobQueue with its JobInbox`, () => {
    it('gives what was sent, once, with the time of sending', async () => {
      const { queue, inbox } = await open();
      const job = queued();
      const before = Date.now();
      await queue.send(job);
      const message = await received(inbox);
      expect(message).toMatchObject({ job: ref(job), receiveCount: 1 });
      expect(Math.abs(message.sentAt.getTime() - before)).toBeLessThan(2000);
      expect(await isSilent(inbox, 300)).toBe(true);
    });

    it('wakes whoever waits already', async () => {
      const { queue, inbox } = await open();
      const waiting = received(inbox);
      await pause(100);
      const job = queued();
      await queue.send(job);
      expect((await waiting).job).toEqual(ref(job));
    });

    it('ends waiting when the signal is aborted, before or meanwhile', async () => {
      const { inbox } = await open();
      expect(await isSilent(inbox, 50)).toBe(true);
      expect(await inbox.receive(AbortSignal.abort())).toBeUndefined();
    });

    it('sends only jobs that wait for a worker', async () => {
      const { queue, inbox } = await open();
      const states = Object.keys(waysTo) as Job['state'][];
      for (const state of states.filter((state) => state !== 'queued')) await queue.send(jobAfter(waysTo[state]));
      const uploadVersion = { versionId: 'v1', eTag: 'e1' };
      const twin = { ...jobAfter(waysTo.scanning), uploadVersion };
      await queue.send(twin);
      const message = await received(inbox);
      expect(message.job).toEqual(ref(twin));
      await message.delete();
      expect(await isSilent(inbox, 300)).toBe(true);
    });

    it('gives every receiver another job', async () => {
      const { queue, inbox } = await open();
      const jobs = [queued(), queued(), queued()];
      for (const job of jobs) await queue.send(job);
      const messages = await Promise.all(jobs.map(() => received(inbox)));
      expect(new Set(messages.map(({ job }) => job.id))).toEqual(new Set(jobs.map(({ id }) => id)));
    });

    it('gives a job again after its visibility timeout, and counts', async () => {
      const { queue, inbox, visibilityMs } = await open();
      await queue.send(queued());
      const first = await received(inbox);
      const again = await received(inbox);
      expect(again).toMatchObject({ job: first.job, receiveCount: 2 });
      expect(again.sentAt).toEqual(first.sentAt);
      expect(visibilityMs).toBeGreaterThan(0);
    });

    it('keeps a job as long as it is renewed', async () => {
      const { queue, inbox, visibilityMs } = await open();
      await queue.send(queued());
      const message = await received(inbox);
      for (let beat = 0; beat < 3; beat++) {
        await pause(visibilityMs * 0.6);
        expect(await message.renew()).toBe(true);
      }
      expect(await isSilent(inbox, visibilityMs * 0.5)).toBe(true);
    });

    it('gives a released job to the next at once, or later', async () => {
      const { queue, inbox } = await open();
      await queue.send(queued());
      await (await received(inbox)).release();
      const second = await received(inbox);
      expect(second.receiveCount).toBe(2);
      const released = Date.now();
      await second.release(1);
      expect((await received(inbox)).receiveCount).toBe(3);
      expect(Date.now() - released).toBeGreaterThan(800);
    });

    it('never gives a deleted job again, and says that it cannot be renewed', async () => {
      const { queue, inbox, visibilityMs } = await open();
      await queue.send(queued());
      const message = await received(inbox);
      await message.delete();
      await message.delete();
      expect(await message.renew()).toBe(false);
      await message.release();
      expect(await isSilent(inbox, visibilityMs * 1.5)).toBe(true);
    });
  });
}
