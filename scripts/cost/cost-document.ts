import { markdownTable } from '../markdown-table.ts';
import { canaryCost } from './canary-cost.ts';
import { jobCost } from './job-cost.ts';
import { type MonthlyCost, monthlyCost } from './monthly-cost.ts';
import { type Plan, plans } from './plans.ts';
import { priceList, priceOf } from './price-list.ts';
import { resourcesOfStage } from './stage-resources.ts';

/** An environment with what it costs. */
export interface PlanCost extends Plan {
  readonly cost: MonthlyCost;
}

/** What every plan costs while nobody uses it. */
export function planCosts(): readonly PlanCost[] {
  return plans.map((plan) => {
    const resources = resourcesOfStage(plan.config);
    return { ...plan, cost: monthlyCost(resources, canaryCost(plan.config, resources)) };
  });
}

/** The text of docs/cost.md. */
export function costDocument(): string {
  const costs = planCosts();
  return [
    HEAD,
    table(
      ['environment', 'idle, a month', 'at most', 'without the free tiers'],
      costs.map(({ name, cost, most }) => [
        name,
        usd(cost.total),
        most === undefined ? 'no bar' : usd(most),
        usd(cost.withoutFreeTier),
      ]),
    ),
    IDLE,
    ...costs.map(sectionOfPlan),
    sectionOfJobs(costs),
    sectionOfUse(costs),
    PRICES,
    table(
      ['price', 'US dollars', 'for one', 'evidence', 'note'],
      [...priceList.values()].map(({ id, page, unit, evidence, note, ...price }) => [
        `[${id}](${page})`,
        String(price.usd),
        unit,
        `${evidence}, ${price.collected}`,
        note,
      ]),
    ),
  ].join('\n');
}

const usd = (amount: number) => `${amount < 0 ? '-' : ''}$${Math.abs(amount).toFixed(2)}`;

const table: typeof markdownTable = (head, rows) => `${markdownTable(head, rows)}\n`;

function sectionOfPlan({ name, cost }: PlanCost): string {
  const rows = cost.lines.map(({ price, units, because, usd: amount }) => [
    because,
    price,
    `${Number(units.toPrecision(4))} x ${priceOf(price).unit}`,
    usd(amount),
  ]);
  return `### ${name}: ${usd(cost.total)}\n\n${table(['what', 'price', 'units', 'a month'], rows)}`;
}

function sectionOfJobs(costs: readonly PlanCost[]): string {
  const rows = costs.map(({ name, config }) => [
    name,
    usd(jobCost(config, false).usd),
    usd(jobCost(config, true).usd),
    usd(jobCost(config, false).usd * 1000),
  ]);
  const head = ['environment', 'a worker was awake', 'one was woken for it', '1,000 in a row'];
  return `${JOB}\n${table(head, rows)}`;
}

function sectionOfUse(costs: readonly PlanCost[]): string {
  const ids = [...new Set(costs.flatMap(({ cost }) => cost.perUse))].toSorted();
  const rows = ids.map((id) => [id, `$${priceOf(id).usd}`, priceOf(id).unit]);
  return `${USE}\n${table(['price', 'US dollars', 'for one'], rows)}`;
}

const HEAD = `# What the AWS edition costs

Made by \`npm run cost\` from the synthesized templates of every environment and from \`scripts/cost/price-list.json\`; a
resource of which nobody has said what it costs stops it. US dollars without taxes, region eu-central-1, an average month of
730 hours. Of free tiers those are counted that stay for good, of CloudWatch, X-Ray and Lambda. An account has them once: where
several environments share one, the last column holds for all but one of them, and the bars are for an account of its own.

**How far to trust it.** No figure is from a bill, and AWS's price list was out of reach when the prices were collected: each
says how it was found, and links AWS's own page. Compare the few that matter before you rely on a sum: \`aurora.acu-hour\`,
\`fargate-spot.*\`, \`nat.hour\` and \`valkey.storage\`.
`;
const IDLE = `Idle means that nobody uses it, and that everything which runs by itself does run: scheduled functions, alarms, and the
canary of production, which wakes a worker for three minutes each time, and the restore tests. What is assumed
of stored data and of how long functions take is in \`scripts/cost/idle.ts\`. Why production has one database instance and dev no cache: ADR 33.

## Each month, whatever is done
`;
const JOB = `## For each job of 100 MB

From the upload over the malware scan and a standard worker to a month of storage, looked at once. A worker that was woken for
one job alone also pays for its start and for 17 idle minutes.
`;
const USE = `## For what is done

Beside the fixed cost, by these prices; at the scale of a small firm they come to a few dollars.
`;
const PRICES = `## Prices

- \`stated\`: a public text that was found on that day names it, for this region or for all.
- \`derived\`: from the price of us-east-1 and the usual ratio of the two regions.
- \`assumed\`: generally known, or an upper estimate, and found nowhere in writing on that day.
`;
