import type { ExaminedFile } from './examine-file.ts';
import { type HandDerived, handDerived } from './hand-derived.ts';
import { deviation, table } from './report-table.ts';

const introduction = `From the values in the file to volume and area, curves as curves; bench/kernel/hand-derived.ts. That the direct path comes
to the same is part of \`npm test\` (test/unit/geometry/direct/hand-derived-corpus.test.ts).`;

/** The derivations, and what each engine is away from them. */
export function handDerivedText(files: readonly ExaminedFile[]): string[] {
  const known = new Set(files.map(({ file }) => file));
  const derived = handDerived.filter(({ file }) => known.has(file));
  const rows = derived.map((one, at) => {
    const measured = files.find(({ file }) => file === one.file)?.truths.get(one.elements[0] ?? 0);
    const [ours, webIfc, judge] = [measured?.ours, measured?.webIfc, measured?.ifcOpenShell];
    const away = (value: number | undefined, from: number | undefined) =>
      value === undefined || from === undefined ? '' : deviation(value, from);
    const judged = judge !== undefined && 'volume' in judge ? judge : undefined;
    return [
      String(at + 1),
      one.volume?.toPrecision(7) ?? 'open',
      ...[ours, webIfc, judged].map((of) => away(of?.volume, one.volume)),
      one.area.toPrecision(7),
      ...[ours, webIfc, judged].map((of) => away(of?.area, one.area)),
    ];
  });
  const engines = ['Plinth', 'web-ifc', 'IfcOpenShell'];
  return [
    introduction,
    table(['', 'volume m³', ...engines, 'area m²', ...engines], rows),
    derived.map((one, at) => derivationText(one, at + 1)).join('\n'),
  ];
}

function derivationText({ file, elements, shape, derivation }: HandDerived, number: number): string {
  const ids = elements.map((id) => `#${id}`).join(', ');
  return [`${number}. ${file} ${ids}: ${shape}.`, ...derivation.map((line) => `   - ${line}`)].join('\n');
}
