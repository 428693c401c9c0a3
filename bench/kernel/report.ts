import type { ExaminedFile, KindCount } from './examine-file.ts';
import { differingText } from './report-differing.ts';
import { handDerivedText } from './report-hand-derived.ts';
import { rolledSteelText } from './report-rolled-steel.ts';
import { count, percent, table } from './report-table.ts';
import type { MeasuredSteel } from './rolled-steel.ts';

/** docs/kernel.md. @param refused files that Plinth does not read, with the code. @param machine as `machineLine` has it. */
export function kernelReport(
  files: readonly ExaminedFile[],
  refused: ReadonlyMap<string, string>,
  steel: readonly MeasuredSteel[],
  versions: { readonly webIfc: string; readonly ifcOpenShell: string },
  machine: string,
): string {
  return `${[
    introduction(versions, machine),
    '## Elements by path',
    PATHS,
    pathTable(files),
    ...[...refused].map(([file, code]) => `${file} is refused as a whole: \`${code}\`.`),
    '## Elements by kind of body',
    KINDS,
    kindTable(files),
    '## Agreement with web-ifc, and what is closed',
    AGREEMENT,
    agreementTable(files),
    ...openText(files),
    '## Where the two differ',
    ...differingText(files),
    '## Derived by hand',
    ...handDerivedText(files),
    '## Sloping flanges',
    ...rolledSteelText(steel),
  ].join('\n\n')}\n`;
}

const introduction = ({ webIfc, ifcOpenShell }: { webIfc: string; ifcOpenShell: string }, machine: string) =>
  `# The direct kernel against others

Written by \`npm run kernel\` (bench/kernel); do not edit. Every element of the public IFC corpus beside the checkout
(\`../shared/ifc\`) is made by the direct path (\`core/geometry/direct\`) and by web-ifc ${webIfc}; where they differ,
IfcOpenShell ${ifcOpenShell} (its default kernel, curves cut by 0.1 mm) and a person are asked. ${machine}`;

const PATHS = `Time is processor time: the direct path's, the second time that it makes the file, and web-ifc's for what is left to it,
with the start of its module and the cut of the file: a few elements take it longer than all others take the direct path.`;

function pathTable(files: readonly ExaminedFile[]): string {
  const rows = files.map(({ file, elements, direct, declined, ms }) => [
    file,
    count(elements),
    `${count(direct)} (${percent(direct, elements)})`,
    count(elements - direct),
    [...declined].map(([reason, number]) => `${reason}: ${number}`).join('; '),
    percent(ms.direct, ms.direct + ms.webIfc),
    percent(ms.webIfc, ms.direct + ms.webIfc),
  ]);
  const all = (of: (file: ExaminedFile) => number) => files.reduce((sum, file) => sum + of(file), 0);
  const [elements, direct] = [all((file) => file.elements), all((file) => file.direct)];
  const [ours, theirs] = [all(({ ms }) => ms.direct), all(({ ms }) => ms.webIfc)];
  return table(
    ['file', 'elements', 'direct', 'left to web-ifc', 'why', 'time direct', 'time web-ifc'],
    [
      ...rows,
      [
        '**all**',
        count(elements),
        `${count(direct)} (${percent(direct, elements)})`,
        count(elements - direct),
        '',
        percent(ours, ours + theirs),
        percent(theirs, ours + theirs),
      ],
    ],
  );
}

const KINDS = `Over all files. Time is the direct path's own processor time, each file made twice and the second time taken;
"differing" is counted of those that both make.`;

function kindTable(files: readonly ExaminedFile[]): string {
  const kinds = new Map<string, KindCount>();
  for (const [kind, more] of files.flatMap((file) => [...file.kinds])) {
    const sum = kinds.get(kind) ?? { elements: 0, declined: 0, compared: 0, differing: 0, closed: 0, ms: 0 };
    for (const part of ['elements', 'declined', 'compared', 'differing', 'closed', 'ms'] as const)
      sum[part] += more[part];
    kinds.set(kind, sum);
  }
  const total = [...kinds.values()].reduce((sum, { ms }) => sum + ms, 0);
  return table(
    ['body', 'elements', 'direct', 'declined', 'closed', 'share of time', 'compared', 'differing'],
    [...kinds]
      .sort(([, a], [, b]) => b.elements - a.elements)
      .map(([kind, of]) => [
        kind,
        count(of.elements),
        count(of.elements - of.declined),
        count(of.declined),
        count(of.closed),
        percent(of.ms, total),
        count(of.compared),
        count(of.differing),
      ]),
  );
}

const AGREEMENT = `Circles and arcs are cut as web-ifc cuts them (12 points, the first one repeated). Equal: volume (where both are closed)
and area within 0.1 %, each side of the box within the larger of 1 mm and 0.1 %. Some agree only when curves are cut finer:
web-ifc cuts the fillets of hollow profiles finer than other curves. Closed: every edge belongs to two triangles that run
along it in opposite directions.`;

function agreementTable(files: readonly ExaminedFile[]): string {
  return table(
    [
      'file',
      'compared',
      'equal',
      'equal with finer curves',
      'differing',
      'closed, Plinth',
      'closed, web-ifc',
      'closed by web-ifc alone',
    ],
    files.map(({ file, compared, equal, equalWhenFiner, differing, closed }) => [
      file,
      count(compared),
      count(equal),
      count(equalWhenFiner),
      count(differing.length),
      count(closed.ours),
      count(closed.webIfc),
      count(closed.onlyWebIfc.length),
    ]),
  );
}

/** Surface models need not be closed; solids have to be. */
function openText(files: readonly ExaminedFile[]): string[] {
  const open = files.flatMap(({ file, kinds }) =>
    [...kinds].flatMap(([kind, { elements, declined, closed }]) =>
      elements - declined > closed
        ? [`- ${file}: ${count(elements - declined - closed)} of ${count(elements - declined)}, ${kind}`]
        : [],
    ),
  );
  return open.length === 0
    ? ['All that the direct path makes is closed.']
    : ['Made directly and open; what web-ifc closes is closed here, so these are open in the file:', open.join('\n')];
}
