import { describe, expect, it } from '@jest/globals';
import type { ReceivedJob } from '#core/ports';
import { type LoopSources, workThrough } from '../../../containers/ifc-worker/loop/work-through.ts';
import { someJob } from '../../support/jobs.ts';
import { someMessage } from '../../support/worker.ts';

/** A loop over these answers of the queue; it is stopped when they are used up. */
async function looping(answers: (ReceivedJob | undefined | Error)[], given: Partial<LoopSources> = {}) {
  const stop = new AbortController();
  const log: string[] = [];
  const left = [...answers];
  const receive = async () => {
    if (left.length === 0) stop.abort();
    const answer = left.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  };
  await workThrough(
    {
      inbox: { receive },
      protection: { keep: async () => 'protected', end: async () => void log.push('unprotected') },
      deal: async ({ job }) => {
        log.push(`job ${job.project}`);
        return 'done';
      },
      onTurn: async () => void log.push('turn'),
      onFault: (error) => void log.push(String(error)),
      firstPauseMs: 1,
      ...given,
    },
    stop.signal,
  );
  return log;
}

const message = someMessage({ ...someJob(), project: 'a' });

describe('the loop', () => {
  it('takes message after message, and gives up protection only when there is none', async () => {
    expect(await looping([message, message, undefined])).toEqual([
      ...['turn', 'job a', 'turn', 'job a', 'turn', 'unprotected'],
      ...['turn', 'unprotected', 'unprotected'],
    ]);
  });

  it('goes on after faults, of the queue or of a job', async () => {
    const deal = () => Promise.reject(new Error('no table'));
    expect(await looping([new Error('no queue'), message], { deal })).toEqual([
      ...['turn', 'Error: no queue', 'turn', 'Error: no table'],
      ...['turn', 'unprotected', 'unprotected'],
    ]);
  });

  it('waits longer after each fault in a row', async () => {
    const times: number[] = [];
    const onFault = () => void times.push(performance.now());
    await looping(Array<Error>(4).fill(new Error('no queue')), { onFault, firstPauseMs: 20 });
    const [first = 0, second = 0, , fourth = 0] = times;
    expect(second - first).toBeGreaterThan(15);
    expect(fourth - first).toBeGreaterThan(20 + 40 + 80 - 15);
  });

  it('does not ask for more when it is refused protection, until it is stopped', async () => {
    const stop = new AbortController();
    let received = 0;
    const receive = async () => {
      received++;
      return message;
    };
    setTimeout(() => stop.abort(), 50);
    const protection = { keep: async () => 'refused' as const, end: async () => undefined };
    const [deal, onTurn] = [async () => 'refused' as const, async () => undefined];
    await workThrough({ inbox: { receive }, protection, deal, onTurn, onFault: () => undefined }, stop.signal);
    expect(received).toBe(1);
  });
});
