import type { DifferingElement, ExaminedFile } from './examine-file.ts';
import { handDerived } from './hand-derived.ts';
import { count, deviation, table } from './report-table.ts';

/** Of each shape so many elements are shown. */
const SHOWN = 3;
/** IfcOpenShell cuts curves in its own way: so near it is with one of the two. */
const WITH = 5e-3;

type Side = 'Plinth' | 'web-ifc' | 'neither' | 'makes none';

/** Every shape on which the direct path and web-ifc differ, and with whom IfcOpenShell is. */
export function differingText(files: readonly ExaminedFile[]): string[] {
  const all = files.flatMap(({ file, differing }) => differing.map((element) => ({ file, ...element })));
  if (all.length === 0) return ['Nowhere.'];
  const sides = new Map<Side, number>();
  for (const element of all) sides.set(sideOf(element), (sides.get(sideOf(element)) ?? 0) + 1);
  const shapes = new Map<string, typeof all>();
  for (const element of all) {
    const key = `${element.file} ${shapeKey(element)}`;
    shapes.set(key, [...(shapes.get(key) ?? []), element]);
  }
  return [
    `${count(all.length)} elements of ${count(shapes.size)} shapes. IfcOpenShell is with ${[...sides].map(([side, number]) => `${side}: ${count(number)}`).join(', ')}. Percentages are relative to the direct path, its curves cut so fine that chords do not matter.`,
    table(
      [
        'file',
        'elements',
        'body',
        'volume m³',
        'web-ifc',
        'IfcOpenShell',
        'area m²',
        'web-ifc',
        'IfcOpenShell',
        'IfcOpenShell is with',
        'by hand',
      ],
      [...shapes.values()].map((those) => row(those)),
    ),
  ];
}

function row(those: readonly (DifferingElement & { readonly file: string })[]): string[] {
  const [first] = those;
  if (first === undefined) throw new Error('A shape has at least one element.');
  const { file, kind, ours, webIfc, ifcOpenShell } = first;
  const ids = those.slice(0, SHOWN).map(({ expressId }) => `#${expressId}`);
  const more = those.length > SHOWN ? ` and ${count(those.length - SHOWN)} more` : '';
  const judged = ifcOpenShell !== undefined && 'volume' in ifcOpenShell ? ifcOpenShell : undefined;
  const isDerived = handDerived.some(
    (one) => one.file === file && those.some(({ expressId }) => one.elements.includes(expressId)),
  );
  return [
    file,
    `${ids.join(', ')}${more}`,
    kind,
    ours.closed ? ours.volume.toPrecision(6) : 'open',
    ours.closed && webIfc.closed ? deviation(webIfc.volume, ours.volume) : 'open',
    ours.closed && judged !== undefined ? deviation(judged.volume, ours.volume) : '',
    ours.area.toPrecision(6),
    deviation(webIfc.area, ours.area),
    judged === undefined ? '' : deviation(judged.area, ours.area),
    [...new Set(those.map(sideOf))].join(', '),
    isDerived ? 'yes' : '',
  ];
}

/** Elements of one shape measure the same. */
const shapeKey = ({ kind, ours, webIfc }: DifferingElement): string =>
  [kind, ...[ours.volume, ours.area, webIfc.volume, webIfc.area].map((value) => value.toPrecision(4))].join(' ');

/** The nearer one, where it is near at all. */
function sideOf({ ours, webIfc, ifcOpenShell }: DifferingElement): Side {
  if (ifcOpenShell === undefined || 'error' in ifcOpenShell) return 'makes none';
  const distance = ({ area, volume, closed }: DifferingElement['ours']) =>
    Math.max(apart(area, ifcOpenShell.area), closed ? apart(volume, ifcOpenShell.volume) : 0);
  const [here, there] = [distance(ours), distance(webIfc)];
  if (Math.min(here, there) > WITH) return 'neither';
  return here <= there ? 'Plinth' : 'web-ifc';
}

const apart = (one: number, other: number): number => Math.abs(one - other) / Math.max(Math.abs(one), Math.abs(other));
