import { BLOCK, product } from '../../test/support/geometry.ts';
import { bomb, deflated, stored, zipOf } from '../../test/support/zip.ts';
import { type Content, model } from './write-file.ts';

/** A file that nobody would write in earnest, and what Plinth is to say of it. */
export interface HostileFile {
  readonly name: string;
  readonly content: () => Content;
  /** The code of the refusal; or a conversion with, among others, these codes of findings, and at least so many shapes. */
  readonly expected: { readonly refused: string } | { readonly converted: readonly string[]; readonly shapes?: number };
  /** Takes seconds: `npm run fuzz:hostile` has it, the test in CI has not. */
  readonly isLarge?: true;
}

const GIB = 2 ** 30;
const header =
  "ISO-10303-21;\nHEADER;FILE_DESCRIPTION((''),'2;1');FILE_NAME('','',(''),(''),'','','');FILE_SCHEMA(('IFC4'));ENDSEC;\nDATA;\n";
const block = product(100, BLOCK);
const pointAt = (x: string) =>
  `#30=IFCLOCALPLACEMENT($,#31);\n#31=IFCAXIS2PLACEMENT3D(#32,$,$);\n#32=IFCCARTESIANPOINT((${x},0.,0.));\n`;
const placedBy = (placement: string) => block.replace(',#10,', `,${placement},`);
const ofProfile = (profile: string) => `#40=${profile};\n${product(100, 'IFCEXTRUDEDAREASOLID(#40,$,#8,4.)')}`;
const polyline = (...points: readonly string[]) =>
  `${points.map((point, at) => `#${50 + at}=IFCCARTESIANPOINT((${point}));\n`).join('')}#49=IFCPOLYLINE((${points.map((_, at) => `#${50 + at}`).join()},#50));\n`;

/** Brackets, strings, lines and numbers without measure. */
export const hostileTexts: readonly HostileFile[] = [
  { name: 'empty file', content: () => [], expected: { refused: 'step/empty-file' } },
  { name: 'PDF named .ifc', content: () => ['%PDF-1.7\n1 0 obj'], expected: { refused: 'step/not-step' } },
  { name: 'HTML named .ifc', content: () => ['<!doctype html><html>'], expected: { refused: 'step/not-step' } },
  { name: '1 GiB of zeros', content: () => [GIB], expected: { refused: 'step/not-step' } },
  {
    name: '1 GiB of zeros in the data section',
    content: () => [header, GIB, 'ENDSEC;\nEND-ISO-10303-21;\n'],
    expected: { converted: ['ifc/no-project'] },
    isLarge: true,
  },
  {
    name: 'one line of 4 GiB',
    content: () => [header, '#1=IFCWALL(', 4 * GIB, ');\nENDSEC;\n'],
    expected: { refused: 'step/statement-too-long' },
    isLarge: true,
  },
  {
    name: 'a string of 50 MB',
    content: () => model([block.replace("'000", `'${'x'.repeat(50_000_000)}000`)]),
    expected: { converted: [] },
    isLarge: true,
  },
  {
    name: '100,000 nested lists',
    content: () =>
      model([
        block,
        `#200=IFCRELAGGREGATES('${'0'.repeat(22)}',$,$,$,#1,${'('.repeat(100_000)}#100${')'.repeat(100_000)});\n`,
      ]),
    expected: { converted: ['step/malformed-statement'] },
  },
  {
    name: 'ids beyond 32 bits',
    content: () => model([block, '#4294967296=IFCWALL();\n#99999999999999999999=IFCWALL();\n#0=IFCWALL();\n']),
    expected: { converted: ['step/id-out-of-range'] },
  },
  {
    name: 'a million references to one instance',
    content: () =>
      model([block, `#200=IFCRELCONTAINEDINSPATIALSTRUCTURE('0',$,$,$,(${'#100,'.repeat(999_999)}#100),#1);\n`]),
    expected: { converted: [] },
    isLarge: true,
  },
  {
    name: 'a million references to nothing',
    content: () =>
      model([block, `#200=IFCRELCONTAINEDINSPATIALSTRUCTURE('0',$,$,$,(${'#999,'.repeat(999_999)}#999),#1);\n`]),
    expected: { converted: ['step/dangling-reference'] },
    isLarge: true,
  },
];

/** Archives. */
export const hostileArchives: readonly HostileFile[] = [
  {
    name: 'zip bomb of 4,000 MiB',
    content: () => [zipOf(bomb('model.ifc', 4_000))],
    expected: { refused: 'zip/ratio' },
  },
  {
    name: 'zip in a zip',
    content: () => [zipOf(stored('inner.ifczip', zipOf(deflated('model.ifc', header))))],
    expected: { refused: 'zip/nested' },
  },
  {
    name: 'zip in a zip named .ifc',
    content: () => [zipOf(stored('inner.ifc', zipOf(deflated('model.ifc', header))))],
    expected: { refused: 'step/not-step' },
  },
];

/** Models whose shapes lead nowhere, or everywhere. */
export const hostileShapes: readonly HostileFile[] = [
  {
    name: 'placements in a circle',
    content: () => model([`${placedBy('#30')}#30=IFCLOCALPLACEMENT(#33,#11);\n#33=IFCLOCALPLACEMENT(#30,#11);\n`]),
    expected: { converted: ['ifc/placement-cycle'] },
  },
  {
    name: 'mapped items in a circle',
    content: () =>
      model([
        product(100, 'IFCMAPPEDITEM(#30,#31)'),
        '#30=IFCREPRESENTATIONMAP(#6,#102);\n#31=IFCCARTESIANTRANSFORMATIONOPERATOR3D($,$,#7,$,$);\n',
      ]),
    expected: { converted: ['ifc/representation-cycle'] },
  },
  ...['NAN', '1E999', '1E308', '-1E308', '1E200', '1E30', '-0.'].map(
    (x): HostileFile => ({
      name: `placement at x = ${x}`,
      content: () => model([placedBy('#30'), pointAt(x), product(200, BLOCK)]),
      expected: { converted: [] },
    }),
  ),
  ...['1E308', '1E200', '1E-300', '0.', '-4.'].map(
    (depth): HostileFile => ({
      name: `extrusion by ${depth}`,
      content: () => model([product(100, `IFCEXTRUDEDAREASOLID(#20,$,#8,${depth})`), product(200, BLOCK)]),
      expected: { converted: [] },
    }),
  ),
  {
    name: 'profile that crosses itself',
    content: () =>
      model([polyline('0.,0.', '1.,1.', '1.,0.', '0.,1.'), ofProfile('IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#49)')]),
    expected: { converted: [] },
  },
  {
    name: 'star that crosses itself 200 times',
    content: () => {
      const points = Array.from({ length: 201 }, (_, at) => {
        const angle = (at * 100 * 2 * Math.PI) / 201;
        return `${Math.cos(angle).toFixed(6)},${Math.sin(angle).toFixed(6)}`;
      });
      const lines = polyline(...points).replaceAll(/#(\d+)/g, (_, id) => `#${Number(id) + 1000}`);
      return model([lines, ofProfile('IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#1049)')]);
    },
    expected: { converted: [] },
  },
  {
    name: 'circle of a billion kilometres, which fine chords would give billions of triangles',
    content: () => model([ofProfile('IFCCIRCLEPROFILEDEF(.AREA.,$,$,1.E12)')]),
    expected: { converted: [] },
  },
  {
    name: 'arc of a million turns',
    content: () =>
      model([
        '#41=IFCCIRCLE(#42,5.);\n#42=IFCAXIS2PLACEMENT2D(#43,$);\n#43=IFCCARTESIANPOINT((0.,0.));\n',
        '#49=IFCTRIMMEDCURVE(#41,(IFCPARAMETERVALUE(0.)),(IFCPARAMETERVALUE(6.3E6)),.T.,.PARAMETER.);\n',
        ofProfile('IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#49)'),
      ]),
    expected: { converted: [] },
  },
];

/** A model cut off after each tenth of it: what is in front of the cut is read. */
export function truncated(bytes: Uint8Array): HostileFile[] {
  return Array.from({ length: 9 }, (_, tenth) => ({
    name: `example model, its first ${tenth + 1} tenths`,
    content: () => [bytes.subarray(0, Math.floor((bytes.length * (tenth + 1)) / 10))],
    expected: { converted: ['step/truncated'] },
    isLarge: true,
  }));
}
