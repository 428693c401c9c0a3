import type { JobInbox, ReceivedJob } from '#core/ports';
import { pause } from './pause.ts';
import type { TaskProtection } from './task-protection.ts';

/** How a message was dealt with: `refused` where the task shall begin nothing more. */
export type Dealt = 'done' | 'refused';

export interface LoopSources {
  readonly inbox: JobInbox;
  readonly protection: TaskProtection;
  /** Works on one message until it is removed, given back or left to its time-out. */
  readonly deal: (message: ReceivedJob, signal: AbortSignal) => Promise<Dealt>;
  /** The loop has turned. */
  readonly onTurn: () => Promise<void>;
  readonly onFault: (error: unknown) => void;
  /** Milliseconds after the first fault in a row; twice as many after each further one. */
  readonly firstPauseMs?: number;
}

const LONGEST_PAUSE_MS = 30_000;
/** A task that is refused protection is about to be stopped. */
const REFUSED_PAUSE_MS = 30_000;

/** Takes message after message until it is told to stop. Without a message it waits in the queue's long poll. */
export async function workThrough(sources: LoopSources, signal: AbortSignal): Promise<void> {
  const { firstPauseMs = 1000 } = sources;
  let faults = 0;
  while (!signal.aborted) {
    try {
      const dealt = await turn(sources, signal);
      faults = 0;
      if (dealt === 'refused') await pause(REFUSED_PAUSE_MS, signal);
    } catch (error) {
      sources.onFault(error);
      await pause(Math.min(LONGEST_PAUSE_MS, firstPauseMs * 2 ** faults), signal);
      faults++;
    }
  }
  await sources.protection.end();
}

async function turn({ inbox, protection, deal, onTurn }: LoopSources, signal: AbortSignal): Promise<Dealt> {
  await onTurn();
  const message = await inbox.receive(signal);
  if (message !== undefined) return deal(message, signal);
  await protection.end();
  return 'done';
}
