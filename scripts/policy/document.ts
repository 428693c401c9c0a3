import type { Acknowledgement } from './acknowledgements.ts';
import { leftOutOfCfnLint } from './engines/cfn-lint.ts';
import { limitedProperties } from './limits/index.ts';
import { further } from './mutations/further.ts';
import { harmless } from './mutations/harmless.ts';
import { ofTheResearch } from './mutations/of-the-research.ts';
import { rules } from './rules.ts';

/** The text of docs/policy.md, from the rules, the mutations, and what the constructs acknowledge. */
export function policyDocument(acknowledged: readonly Acknowledgement[]): string {
  const houseRules = rules.filter(({ name }) => !name.startsWith('limits/'));
  return text
    .replace(
      '{acknowledgements}',
      table(
        ['rules', 'why it stays', 'findings'],
        acknowledged.map(({ rules: ids, reason, findings }) => [
          ids.map((id) => `\`${id}\``).join(' '),
          reason,
          String(findings),
        ]),
      ),
    )
    .replace('{acknowledged}', String(acknowledged.length))
    .replace('{findings}', String(acknowledged.reduce((sum, { findings }) => sum + findings, 0)))
    .replace(
      '{lint}',
      table(
        ['rule of cfn-lint', 'why it is not asked'],
        Object.entries(leftOutOfCfnLint).map(([id, why]) => [`\`${id}\``, why]),
      ),
    )
    .replace(
      '{rules}',
      table(
        ['rule', 'what holds'],
        houseRules.map(({ name, about }) => [`\`${name}\``, about]),
      ),
    )
    .replace('{limits}', String(limitedProperties))
    .replace('{types}', String(rules.length - houseRules.length))
    .replace(
      '{mutations}',
      table(
        ['mistake', 'found by'],
        ofTheResearch.map(({ name, rule }) => [name, `\`${rule}\``]),
      ),
    )
    .replace('{further}', String(further.length))
    .replace('{harmless}', String(harmless.length));
}

/** As Biome and Prettier would write it. */
function table(head: string[], rows: string[][]): string {
  const cells = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]) => `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  const [first = [], ...others] = cells;
  return [line(first), line(widths.map((width) => '-'.repeat(width))), ...others.map(line)].join('\n');
}

const text = `# What templates have to be

Written by \`npm run policy\`; a test fails where it is out of date.

Templates are judged before anybody deploys them, by four judges: CloudFormation's schemas of resources
(\`@aws/cloudformation-validate\`, which CDK runs at each synthesis), the rules below, cdk-nag's AwsSolutions and Serverless,
and cfn-lint. \`npm run check:templates <folder>\` has the first two judge any cloud assembly, \`npm run test:policy\` all four
every environment.

## Acknowledged: {acknowledged} causes, {findings} findings

{acknowledgements}

{lint}

## Rules

{limits} properties of {types} types of resource have limits (\`scripts/policy/limits\`); these rules are about more than one
property.

{rules}

## Mistakes that are made on purpose

\`npm run test:mutations\` makes them in the templates, one after the other. Besides these 40 it makes {further} others, each of
which has to be found by a rule about its cause, and {harmless} harmless changes, of which nothing may be found.

{mutations}
`;
