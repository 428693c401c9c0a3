import { describe, expect, it } from '@jest/globals';
import { StoreProblem } from '#core/model';
import { askAgain, problemIn } from '../../../adapters/postgres/restarts.ts';

const withCode = (code: string) => Object.assign(new Error(`state ${code}`), { code });

/** Fails so often, then answers. */
function failing(times: number, code: string) {
  let asked = 0;
  return async () => {
    asked++;
    if (asked <= times) throw withCode(code);
    return asked;
  };
}

describe('a question', () => {
  it('is asked again after a restart, but not for ever', async () => {
    expect(await askAgain(2, failing(2, '57P01'))).toBe(3);
    await expect(askAgain(2, failing(3, '57P01'))).rejects.toThrow('57P01');
  });

  it('is not asked again where the database may have done something, or its own fault it is', async () => {
    for (const code of ['57P02', '57014', '23505']) await expect(askAgain(2, failing(1, code))).rejects.toThrow(code);
  });
});

describe('an error of the database', () => {
  it.each(['57P01', '57P02', '57P03', '08006', '53300', 'ECONNREFUSED'])('%s means that it is away', (code) => {
    expect(problemIn(withCode(code))).toMatchObject({ kind: 'unavailable', cause: { code } });
  });

  it('57014 means that the question takes too long', () => {
    expect(problemIn(withCode('57014'))).toMatchObject({ kind: 'too-slow' });
  });

  it.each([withCode('53100'), withCode('42703'), new Error('something'), 'text'])('%s stays what it is', (error) => {
    expect(problemIn(error)).toBe(error);
  });

  it('without a code tells by its text that the connection is lost', () => {
    expect(problemIn(new Error('Connection terminated unexpectedly'))).toBeInstanceOf(StoreProblem);
  });
});
