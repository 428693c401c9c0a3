import { type Command, Option } from 'commander';
import { budgetSettings } from '#adapters/model-file';
import { type GeometryBudgets, usualBudgets } from '#core/processing';
import { wholeNumber } from '../whole-number.ts';

/** What commander makes of the options that `addBudgetOptions` adds. */
export interface BudgetOptions {
  readonly elementBudgetMs: number;
  readonly elementBudgetTriangles: number;
  readonly shapesBudgetMs: number;
  readonly shapesBudgetTriangles: number;
}

export function addBudgetOptions(command: Command): Command {
  for (const { budget, option, variable, meaning, most } of budgetSettings) {
    command.addOption(
      new Option(option, meaning).env(variable).default(usualBudgets[budget]).argParser(wholeNumber(1, most)),
    );
  }
  return command;
}

export const budgetsOf = (options: BudgetOptions): GeometryBudgets => ({
  elementMs: options.elementBudgetMs,
  elementTriangles: options.elementBudgetTriangles,
  jobMs: options.shapesBudgetMs,
  jobTriangles: options.shapesBudgetTriangles,
});
