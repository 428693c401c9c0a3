import { deviation, table } from './report-table.ts';
import type { MeasuredSteel } from './rolled-steel.ts';

const introduction = `A metre of each, compared with the area that the table of its standard has for the section (rounded to three figures).
The schema does not say where the thickness of a sloping flange is measured; the standards do, in the middle of what
overhangs, and only so do these areas follow (IfcOpenShell does so for U and T, and takes that of an I at its edge;
web-ifc leaves out the slopes of an I). bench/kernel/rolled-steel.ts; part of \`npm test\`
(test/unit/geometry/direct/profiles.test.ts). "open": what is made of it has no volume.`;

/** How far the engines are from the tables of rolled steel. */
export function rolledSteelText(measured: readonly MeasuredSteel[]): string[] {
  const away = (section: number | undefined, area: number) =>
    section === undefined ? 'open' : deviation(section, area);
  return [
    introduction,
    table(
      ['profile', 'standard', 'area mm²', 'Plinth', 'web-ifc', 'IfcOpenShell'],
      measured.map(({ name, standard, area, plinth, webIfc, ifcOpenShell }) => [
        name,
        standard,
        String(area),
        ...[plinth, webIfc, ifcOpenShell].map((section) => away(section, area)),
      ]),
    ),
  ];
}
