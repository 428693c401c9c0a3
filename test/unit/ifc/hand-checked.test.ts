import { expect, it } from '@jest/globals';
import { describeCorpus } from '../../support/corpus.ts';
import { answerTo } from '../../support/hand-checked/answers.ts';
import { type HandChecked, handChecked } from '../../support/hand-checked/index.ts';
import { openCorpusModel } from '../../support/hand-checked/model.ts';
import { near } from '../../support/hand-checked/near.ts';

describeCorpus('values that a person read from the bytes', () => {
  it.each(handChecked.map((row) => [titleOf(row), row] as const))('%s', async (_, row) => {
    const model = await openCorpusModel(row.file);
    const answer = answerTo(row, model);
    if (typeof row.expected === 'object' && row.expected !== null) expect(answer).toMatchObject(near(row.expected));
    else expect(answer).toEqual(near(row.expected));
  });
});

function titleOf({ file, ask, of }: HandChecked): string {
  const [id, ...names] = of;
  return `${file} has the ${ask} ${[typeof id === 'number' ? `of #${id}` : id, ...names].join(' / ')}`;
}
