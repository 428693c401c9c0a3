import { readFileSync } from 'node:fs';
import { z } from 'zod';

/**
 * `stated`: a public text that was found on that day says so for this region, or for all. `derived`: from the price of
 * us-east-1. `assumed`: generally known, or an upper estimate, and found nowhere in writing on that day.
 */
export const Evidence = z.enum(['stated', 'derived', 'assumed']);

/** One price: US dollars without taxes, for one `unit`. */
export const Price = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)?$/),
  usd: z.number().nonnegative(),
  unit: z.string().min(1),
  region: z.literal('eu-central-1'),
  /** AWS's own page, where it is to be compared. */
  page: z.url({ protocol: /^https$/, hostname: /^aws\.amazon\.com$/ }),
  evidence: Evidence,
  note: z.string().min(1),
  collected: z.iso.date(),
});
export type Price = z.infer<typeof Price>;

/** What everything costs in eu-central-1, by id. Prices change: compare them before you rely on a sum. */
export const priceList: ReadonlyMap<string, Price> = new Map(
  z
    .array(Price)
    .parse(JSON.parse(readFileSync(new URL('price-list.json', import.meta.url), 'utf8')))
    .map((price) => [price.id, price]),
);

/** @throws where the list has no such price: then a rule names one that nobody has looked up. */
export function priceOf(id: string): Price {
  const price = priceList.get(id);
  if (price === undefined) throw new Error(`scripts/cost/price-list.json has no price \`${id}\`.`);
  return price;
}
