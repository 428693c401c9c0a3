import { type AlarmRule, budgetRules, stormRules } from '#lib/monitoring';
import { type AlertSources, ruleIdIn, type TemplateAlarm } from './alert-sources.ts';

/** Where rules, document, templates and runbooks do not say the same: one text for each difference. */
export function alertDifferences(sources: AlertSources): string[] {
  return [...templateDifferences(sources), ...documentDifferences(sources), ...runbookDifferences(sources)];
}

const headings = ['Means', 'Look', 'Do', 'Prevent'];

function templateDifferences({ rules, alarms, storms, document }: AlertSources): string[] {
  return [...alarms].flatMap(([environment, found]) => {
    const idsFound = new Set(found.map(({ name }) => ruleIdIn(name) ?? name));
    const expected = rules.filter(({ id }) => cellOf(document, id, -1).split(', ').includes(environment));
    const wanted = new Set<string>(expected.map(({ id }) => id));
    const surplus = [...idsFound].filter((id) => !wanted.has(id));
    const composite = stormRules.filter(({ id }) => cellOf(document, id, -1).split(', ').includes(environment));
    return [
      ...surplus.map((id) => `${environment}: the document has no alarm ${id}`),
      ...expected.flatMap((rule) => {
        const own = found.filter(({ name }) => ruleIdIn(name) === rule.id);
        if (own.length === 0) return [`${environment}: there is no alarm ${rule.id}`];
        return own.flatMap((alarm) =>
          alarmDifferences(rule, alarm).map((what) => `${environment}: ${alarm.name}: ${what}`),
        );
      }),
      ...differences(
        `${environment}: composite alarms`,
        composite.map(({ id }) => id),
        storms.get(environment) ?? [],
      ),
    ];
  });
}

function alarmDifferences(rule: AlarmRule, alarm: TemplateAlarm): string[] {
  const { threshold, comparison, period, periods, missing } = rule;
  const expected = { threshold, comparison, period, periods, missing };
  const isTold = stormRules.some(({ of }) => of.includes(rule.id));
  return [
    ...Object.entries(expected).flatMap(([name, value]) => {
      const found = alarm[name as keyof typeof expected];
      return found === value ? [] : [`${name} is ${found}, not ${value}`];
    }),
    ...differences('told to', isTold ? [] : [rule.severity], alarm.tells),
    ...[rule.title, `${rule.id}, ${rule.severity}.`, `${rule.id}.md`, 'https://'].flatMap((part) =>
      alarm.description.includes(part) ? [] : [`its description has no ${part}`],
    ),
    ...(alarm.description.length > 1024 ? ['its description is too long'] : []),
  ];
}

function documentDifferences({ rules, document }: AlertSources): string[] {
  const documented = [...document.matchAll(/^\| \[([AS][LT]-[\w-]+)\]/gm)].map(([, id]) => id ?? '');
  const all = [...rules, ...stormRules, ...budgetRules];
  return [
    ...differences(
      'docs/alerts.md',
      all.map(({ id }) => id),
      documented,
    ),
    ...all.flatMap(({ id, title, severity }) => {
      const [, foundTitle, foundSeverity] = rowOf(document, id);
      return [
        ...(foundTitle === title ? [] : [`docs/alerts.md: ${id} is called ${foundTitle}`]),
        ...(foundSeverity === severity ? [] : [`docs/alerts.md: ${id} is ${foundSeverity}`]),
      ];
    }),
    ...rules.flatMap(({ id, comparison, threshold, missing }) => {
      const cells = rowOf(document, id);
      const isSaid = cells[4]?.includes(` ${comparison} ${threshold}`) === true && cells[6] === missing;
      return isSaid ? [] : [`docs/alerts.md: ${id} goes off at another value`];
    }),
  ];
}

function runbookDifferences({ rules, runbooks }: AlertSources): string[] {
  const all = [...rules, ...stormRules, ...budgetRules];
  return [
    ...differences(
      'docs/runbooks',
      all.map(({ id }) => `${id}.md`),
      [...runbooks.keys()],
    ),
    ...all.flatMap(({ id, title }) => {
      const text = runbooks.get(`${id}.md`) ?? '';
      const found = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
      const isWhole = found.join() === headings.join() && !/^## .+\n+(?=## |$(?![\s\S]))/m.test(text);
      return [
        ...(text.startsWith(`# ${id}: ${title}\n`) ? [] : [`${id}.md is not about ${title}`]),
        ...(isWhole ? [] : [`${id}.md has not each of ${headings.join(', ')}`]),
      ];
    }),
  ];
}

function differences(where: string, expected: readonly string[], found: readonly string[]): string[] {
  return [
    ...expected.filter((one) => !found.includes(one)).map((one) => `${where}: ${one} is missing`),
    ...found.filter((one) => !expected.includes(one)).map((one) => `${where}: ${one} is too much`),
    ...found.filter((one, index) => found.indexOf(one) !== index).map((one) => `${where}: ${one} is there twice`),
  ];
}

/** The cells of a rule's row in the document. */
function rowOf(document: string, id: string): string[] {
  const row = document.split('\n').find((line) => line.startsWith(`| [${id}](`)) ?? '';
  return row
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim());
}

const cellOf = (document: string, id: string, index: number): string => rowOf(document, id).at(index) ?? '';
