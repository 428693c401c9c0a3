import { describe, expect, it } from '@jest/globals';
import { type JobEvent, ProgressNotes } from '#core/jobs';

describe('the notes on progress', () => {
  it('are few, each the latest, and end when they are closed', async () => {
    const written: JobEvent[] = [];
    const notes = new ProgressNotes(
      async (event) => void written.push(event),
      () => undefined,
    );
    for (let done = 0; done <= 1000; done++) notes.note('index', done, 1000);
    await new Promise((resolve) => setTimeout(resolve, 450));
    notes.note('geometry', 1, 2);
    await notes.close();
    notes.note('geometry', 2, 2);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(written).toEqual([
      { kind: 'progressed', stage: 'index', percent: 0 },
      { kind: 'progressed', stage: 'index', percent: 10 },
    ]);
  });

  it('can be repeated, so that a job without news is seen to be worked on', async () => {
    const written: JobEvent[] = [];
    const notes = new ProgressNotes(
      async (event) => void written.push(event),
      () => undefined,
    );
    notes.repeat();
    await notes.close();
    expect(written).toEqual([{ kind: 'progressed', stage: 'index', percent: 0 }]);
  });

  it('are no reason to stop when they cannot be written', async () => {
    const faults: unknown[] = [];
    const notes = new ProgressNotes(
      () => Promise.reject(new Error('no database')),
      (error) => void faults.push(error),
    );
    notes.note('index', 1, 2);
    await notes.close();
    expect(faults).toEqual([expect.objectContaining({ message: 'no database' })]);
  });
});
