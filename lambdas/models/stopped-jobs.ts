import type { JobQueue } from '#core/ports';

/**
 * The queue of a function that does nothing to jobs but stop them, on which no message is to be sent: their workers notice
 * by themselves. From where the function stands no queue could be reached.
 */
export const stoppedJobsOnly: JobQueue = {
  send: async ({ id, state }) => {
    if (state !== 'cancelled') throw new Error(`The job ${id} is ${state}: no worker can be told from here.`);
  },
};
