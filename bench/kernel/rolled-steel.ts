import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { modelLines, product } from '../../test/support/geometry.ts';
import { stepText } from '../../test/support/step.ts';
import { ComparedModel, finest } from './both-engines.ts';
import { measureWithIfcOpenShell } from './ifcopenshell.ts';

/** A profile of rolled steel, and the area of its section that the table of its standard has. */
export interface RolledSteel {
  readonly name: string;
  readonly standard: string;
  /** IfcProfileDef, millimetres, slopes in radians. */
  readonly profile: string;
  /** Square millimetres. */
  readonly area: number;
}

const percent = (slope: number) => Math.atan(slope / 100).toFixed(9);
const i = (sizes: string) => `IFCISHAPEPROFILEDEF(.AREA.,$,$,${sizes},${percent(14)})`;
const u = (sizes: string) => `IFCUSHAPEPROFILEDEF(.AREA.,$,$,${sizes},${percent(8)})`;
const t = (sizes: string) => `IFCTSHAPEPROFILEDEF(.AREA.,$,$,${sizes},${percent(2)},${percent(2)})`;

/** Flanges slope by 14 % (I), 8 % (U up to 300 mm), 2 % (T, flange and web). */
export const rolledSteel: readonly RolledSteel[] = [
  { name: 'IPN 200', standard: 'DIN 1025-1', profile: i('90.,200.,7.5,11.3,7.5,4.5'), area: 3340 },
  { name: 'IPN 300', standard: 'DIN 1025-1', profile: i('125.,300.,10.8,16.2,10.8,6.5'), area: 6900 },
  { name: 'UPN 100', standard: 'DIN 1026-1', profile: u('100.,50.,6.,8.5,8.5,4.5'), area: 1350 },
  { name: 'UPN 200', standard: 'DIN 1026-1', profile: u('200.,75.,8.5,11.5,11.5,6.'), area: 3220 },
  { name: 'T 80', standard: 'DIN 1024', profile: t('80.,80.,9.,9.,9.,4.5,2.'), area: 1360 },
];

/** The area of a section by each engine, square millimetres; undefined where it makes no closed body of it. */
export interface MeasuredSteel extends RolledSteel {
  readonly plinth: number | undefined;
  readonly webIfc: number | undefined;
  readonly ifcOpenShell: number | undefined;
}

/** A metre of each, by all engines. @param python interpreter that has IfcOpenShell. */
export async function measureRolledSteel(python: string): Promise<MeasuredSteel[]> {
  const folder = mkdtempSync(join(tmpdir(), 'plinth-rolled-steel-'));
  try {
    const path = join(folder, 'rolled-steel.ifc');
    const lines = rolledSteel.map(metreOf).join('');
    // IfcOpenShell takes angles for degrees where a file does not state their unit.
    writeFileSync(path, stepText(modelLines(lines, { unit: '.MILLI.,.METRE.', statesAngles: true })));
    const ids = rolledSteel.map((_, at) => idOf(at));
    const model = await ComparedModel.open(path);
    const [plinth, webIfc] = [await model.direct(ids, finest), await model.webIfc(ids)];
    await model.close();
    const judged = measureWithIfcOpenShell(python, path, ids);
    return rolledSteel.map((steel, at) => {
      const id = idOf(at);
      const judge = judged.get(id);
      const area = (measured: { readonly volume: number; readonly closed: boolean } | undefined) =>
        measured?.closed ? measured.volume * 1e6 : undefined;
      return {
        ...steel,
        plinth: area(plinth.get(id)?.geometry?.measures),
        webIfc: area(webIfc.get(id)?.measures),
        ifcOpenShell: judge !== undefined && 'volume' in judge ? judge.volume * 1e6 : undefined,
      };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const idOf = (at: number) => 100 + 10 * at;

const metreOf = ({ profile }: RolledSteel, at: number) =>
  `${product(idOf(at), `IFCEXTRUDEDAREASOLID(#${idOf(at) + 5},$,#8,1000.)`)}#${idOf(at) + 5}=${profile};\n`;
