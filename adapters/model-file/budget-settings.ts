import { type GeometryBudgets, usualBudgets } from '#core/processing';
import { wholeNumberIn } from './whole-number-in.ts';

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
  const set = budgetSettings.flatMap(({ budget, variable, most }) => {
    const value = wholeNumberIn(environment, variable, 1, most);
    return value === undefined ? [] : [[budget, value]];
  });
  return { ...usualBudgets, ...Object.fromEntries(set) };
}
