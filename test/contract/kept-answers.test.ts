import { describe, expect, it } from '@jest/globals';
import { MemoryKeptAnswers } from '#adapters/memory';
import { TableKeptAnswers } from '../../lambdas/uploads/table-kept-answers.ts';
import { lambdaContext } from '../support/lambda-events.ts';
import { MemoryRecords } from '../support/memory-records.ts';
import { keptAnswersContract } from './kept-answers.contract.ts';

keptAnswersContract('MemoryKeptAnswers', async () => new MemoryKeptAnswers());
keptAnswersContract('TableKeptAnswers', async () => {
  const answers = new TableKeptAnswers(new MemoryRecords());
  answers.enter(lambdaContext());
  return answers;
});

describe('answers kept in memory', () => {
  it('are forgotten after a day, and the oldest where there are too many', async () => {
    let now = new Date('2026-01-01T00:00:00Z');
    const answers = new MemoryKeptAnswers(() => now);
    let made = 0;
    const ask = async (name: string) => {
      const outcome = await answers.once({ name, content: '' }, async () => String(++made));
      return outcome.kind === 'answered' ? outcome.body : outcome.kind;
    };
    const first = [await ask('a'), await ask('a')];
    now = new Date('2026-01-02T00:00:00Z');
    expect([...first, await ask('a')]).toEqual(['1', '1', '2']);
    for (let count = 0; count < 2_000; count++) await ask(`more ${count}`);
    expect([await ask('more 1999'), await ask('a')]).toEqual(['2002', '2003']);
  });
});
