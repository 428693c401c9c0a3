import type { FixedCharge, Priced } from './charges.ts';
import { type FreeUnits, freeTier } from './free-tier.ts';
import { priceOf } from './price-list.ts';
import { costOf } from './rules/index.ts';

/** One line of a month's bill: all that is charged by one price for one reason. */
export interface CostLine extends FixedCharge {
  readonly usd: number;
}

export interface MonthlyCost {
  /** The dearest first. What comes to less than a cent is in the sum only. */
  readonly lines: readonly CostLine[];
  /** US dollars. */
  readonly total: number;
  /** The same where other environments have used up what the account has for nothing. */
  readonly withoutFreeTier: number;
  /** Ids of the prices of what is done with the environment. */
  readonly perUse: readonly string[];
}

/**
 * What resources cost in a month in which nobody uses them.
 *
 * @param more what is charged beside that, and is not to be seen in the templates
 * @throws where the price of a resource is not known
 */
export function monthlyCost(resources: readonly Priced[], more: readonly FixedCharge[] = []): MonthlyCost {
  const costs = resources.map(costOf);
  const lines = new Map<string, CostLine>();
  for (const charge of [...costs.flatMap(({ fixed }) => fixed), ...more]) {
    const group = `${charge.price}|${charge.because}`;
    const units = (lines.get(group)?.units ?? 0) + charge.units;
    lines.set(group, { ...charge, units, usd: units * priceOf(charge.price).usd });
  }
  const withoutFreeTier = sumOf(lines.values());
  for (const free of freeTier) lines.set(`free|${free.price}`, creditOf(free, [...lines.values()]));
  return {
    lines: [...lines.values()].filter(({ usd }) => Math.abs(usd) >= 0.005).toSorted((a, b) => b.usd - a.usd),
    total: sumOf(lines.values()),
    withoutFreeTier,
    perUse: [...new Set(costs.flatMap(({ perUse }) => perUse))].toSorted(),
  };
}

const sumOf = (lines: Iterable<CostLine>): number => [...lines].reduce((sum, { usd }) => sum + usd, 0);

/** What an account has for nothing, of what it uses. */
function creditOf(free: FreeUnits, lines: readonly CostLine[]): CostLine {
  const used = lines.filter(({ price }) => price === free.price).reduce((sum, { units }) => sum + units, 0);
  const units = -Math.min(free.units, used);
  return { ...free, units, usd: units * priceOf(free.price).usd };
}
