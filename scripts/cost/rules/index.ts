import type { Charges, CostRule, Priced } from '../charges.ts';
import { charges } from '../charges.ts';
import { computeRules } from './compute.ts';
import { databaseRules } from './database.ts';
import { edgeRules } from './edge.ts';
import { whyFree } from './free.ts';
import { storageRules } from './storage.ts';
import { watchingRules } from './watching.ts';

const rules: Readonly<Record<string, CostRule>> = {
  ...computeRules,
  ...databaseRules,
  ...edgeRules,
  ...storageRules,
  ...watchingRules,
};

/** @throws where nobody has said what a resource of this type costs, or that it costs nothing. */
export function costOf(resource: Priced): Charges {
  const rule = rules[resource.type];
  if (rule !== undefined) return rule(resource);
  if (whyFree(resource.type) !== undefined) return charges([]);
  throw new Error(
    `Nobody has said what ${resource.type} (${resource.id}) costs: add it to scripts/cost/rules, with a price or as free.`,
  );
}
