import { type GeometryBudgets, usualBudgets } from '#core/processing';

/** How one budget is set. */
export interface BudgetSetting {
  readonly budget: keyof GeometryBudgets;
  /** Of `plinth process`. */
  readonly option: string;
  /** In the environment, of servers and workers too. */
  readonly variable: string;
  readonly meaning: string;
  /** The largest value. */
  readonly most: number;
}

/** Node's timers take no more milliseconds. */
const LONGEST_MS = 2 ** 31 - 1;

/** All budgets; the least value of each is 1. */
export const budgetSettings: readonly BudgetSetting[] = [
  {
    budget: 'elementMs',
    option: '--element-budget-ms <milliseconds>',
    variable: 'PLINTH_ELEMENT_BUDGET_MS',
    meaning: 'time for the shape of one element; beyond it, a box stands in its place',
    most: LONGEST_MS,
  },
  {
    budget: 'elementTriangles',
    option: '--element-budget-triangles <number>',
    variable: 'PLINTH_ELEMENT_BUDGET_TRIANGLES',
    meaning: 'triangles of one element; beyond them, a box stands in its place',
    most: Number.MAX_SAFE_INTEGER,
  },
  {
    budget: 'jobMs',
    option: '--shapes-budget-ms <milliseconds>',
    variable: 'PLINTH_SHAPES_BUDGET_MS',
    meaning: 'time for all shapes together; boxes stand in place of the rest',
    most: LONGEST_MS,
  },
  {
    budget: 'jobTriangles',
    option: '--shapes-budget-triangles <number>',
    variable: 'PLINTH_SHAPES_BUDGET_TRIANGLES',
    meaning: 'triangles of all distinct shapes together; boxes stand in place of the rest',
    most: Number.MAX_SAFE_INTEGER,
  },
];

/**
 * What shapes may cost, as the environment says; the usual where it says nothing.
 *
 * @throws Error where a variable is no whole number above 0.
 */
export function budgetsSetting(environment: NodeJS.ProcessEnv): GeometryBudgets {
  const set = budgetSettings.flatMap((setting) => {
    const text = environment[setting.variable];
    return text === undefined || text === '' ? [] : [[setting.budget, wholeNumberIn(setting, text)]];
  });
  return { ...usualBudgets, ...Object.fromEntries(set) };
}

function wholeNumberIn({ variable, most }: BudgetSetting, text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= most) return value;
  throw new Error(`${variable} must be a whole number from 1 to ${most}, not "${text}".`);
}
