import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { runCampaign } from '../../bench/fuzz/campaign.ts';
import { MutantRunner } from '../../bench/fuzz/mutant-runner.ts';
import { temporaryFolder } from '../support/plinth.ts';
import { smallModel } from '../support/small-model.ts';

jest.setTimeout(180_000);

/** The same every time: chance is for `npm run fuzz`. */
const SEED = 20_261_121;

let runner: MutantRunner;
let path = '';

beforeAll(() => {
  path = join(temporaryFolder(), 'walls.ifc');
  writeFileSync(path, smallModel({ walls: 12 }));
  runner = new MutantRunner();
});
afterAll(() => runner.close());

describe('a damaged model', () => {
  it.each([
    ['data', 180],
    ['geometry', 20],
  ] as const)(
    'is converted or refused in time, with artifacts that are as documented: %s of %d mutants',
    async (mode, mutants) => {
      const { answers, findings } = await runCampaign(runner, { path, mode, mutants, seed: SEED });
      expect(findings).toEqual([]);
      expect(Object.values(answers).reduce((sum, count) => sum + count, 0)).toBe(mutants);
      expect(answers['converted']).toBeGreaterThan(mutants / 2);
    },
  );
});
