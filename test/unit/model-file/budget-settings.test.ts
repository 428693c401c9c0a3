import { describe, expect, it } from '@jest/globals';
import { budgetSettings, budgetsSetting, sizeSettings } from '#adapters/model-file';
import { usualBudgets } from '#core/processing';

describe('What shapes may cost', () => {
  it.each(budgetSettings)('is what $variable says', ({ budget, variable }) => {
    expect(budgetsSetting({ [variable]: '17' })).toEqual({ ...usualBudgets, [budget]: 17 });
  });

  it('is the usual where nothing is said', () => {
    expect(budgetsSetting({ PLINTH_ELEMENT_BUDGET_MS: '' })).toEqual(usualBudgets);
  });

  it.each(['0', '-1', '1.5', '1e3', 'ages', '99999999999999999'])('is never %j', (text) => {
    for (const { variable } of budgetSettings) {
      expect(() => budgetsSetting({ [variable]: text })).toThrow(`${variable} must be a whole number from 1 to`);
    }
  });

  it('is no longer than a timer can be set to', () => {
    expect(budgetsSetting({ PLINTH_SHAPES_BUDGET_MS: '2147483647' }).jobMs).toBe(2_147_483_647);
    expect(() => budgetsSetting({ PLINTH_SHAPES_BUDGET_MS: '2147483648' })).toThrow('from 1 to 2147483647');
  });

  it('is handed on to a process that inherits nothing else', () => {
    const environment = {
      PLINTH_ELEMENT_BUDGET_MS: '5',
      PLINTH_TILES_ABOVE: '7',
      PLINTH_SHAPES_BUDGET_MS: '',
      HOME: '/',
    };
    expect(sizeSettings(environment)).toEqual({ PLINTH_ELEMENT_BUDGET_MS: '5', PLINTH_TILES_ABOVE: '7' });
  });
});
