import { describe, expect, it } from '@jest/globals';
import { LazyModelShelf } from '../../../containers/ifc-worker/work/model-shelf.ts';

describe('the shelf of models', () => {
  it('is opened at the first job, and again after it could not be', async () => {
    let tries = 0;
    const shelf = new LazyModelShelf(() => {
      tries++;
      return Promise.reject(new Error('It sleeps.'));
    });
    expect(tries).toBe(0);
    await expect(shelf.get()).rejects.toThrow('It sleeps.');
    await expect(shelf.get()).rejects.toThrow('It sleeps.');
    expect(tries).toBe(2);
  });

  it('is opened once for jobs that ask at the same time, and its closing waits for no opening', async () => {
    let tries = 0;
    const shelf = new LazyModelShelf(() => {
      tries++;
      return new Promise(() => undefined);
    });
    void shelf.get();
    void shelf.get();
    await shelf.close();
    expect(tries).toBe(1);
  });
});
