import { describe, expect, it } from '@jest/globals';
import { Units } from '#core/ifc';
import { toSi, UnitOfMeasure } from '#core/model';
import { project, projectWithUnits } from '../../support/ifc-lines.ts';
import { openIfc } from '../../support/step.ts';

async function unitsOf(lines: string, schema?: string) {
  const { file, diagnostics } = await openIfc(lines, schema);
  return { units: Units.of(file), diagnostics };
}

const siUnit = async (unit: string) =>
  (await unitsOf(`${projectWithUnits(3)}\n#3=IFCSIUNIT(*,${unit});`)).units.read(3);

describe('SI units', () => {
  it.each([
    ['.LENGTHUNIT.,.MILLI.,.METRE.', 'MILLIMETRE', 'mm', 0.001, 0, 'm'],
    ['.LENGTHUNIT.,$,.METRE.', 'METRE', 'm', 1, 0, 'm'],
    ['.AREAUNIT.,.MILLI.,.SQUARE_METRE.', 'SQUARE_MILLIMETRE', 'mm²', 1e-6, 0, 'm²'],
    ['.VOLUMEUNIT.,.DECI.,.CUBIC_METRE.', 'CUBIC_DECIMETRE', 'dm³', 1e-3, 0, 'm³'],
    ['.MASSUNIT.,$,.GRAM.', 'GRAM', 'g', 0.001, 0, 'kg'],
    ['.MASSUNIT.,.KILO.,.GRAM.', 'KILOGRAM', 'kg', 1, 0, 'kg'],
    ['.PRESSUREUNIT.,.KILO.,.PASCAL.', 'KILOPASCAL', 'kPa', 1000, 0, 'Pa'],
    ['.THERMODYNAMICTEMPERATUREUNIT.,$,.DEGREE_CELSIUS.', 'DEGREE_CELSIUS', '°C', 1, 273.15, 'K'],
  ])('%s is %s', async (written, name, symbol, factor, offset, siSymbol) => {
    expect(await siUnit(written)).toEqual({
      kind: written.slice(1, written.indexOf('.', 1)),
      name,
      symbol,
      toSi: factor,
      offset,
      siSymbol,
    });
  });

  it('reports a name or prefix that SI does not have', async () => {
    const { units, diagnostics } = await unitsOf(
      `${projectWithUnits(3, 4)}\n#3=IFCSIUNIT(*,.LENGTHUNIT.,$,.CUBIT.);\n#4=IFCSIUNIT(*,.MASSUNIT.,.MUCHO.,.GRAM.);`,
    );
    expect(units.forMeasure('IfcLengthMeasure')).toBeUndefined();
    expect(units.lengthToMetres).toBe(1);
    expect(diagnostics.count('ifc/unreadable-unit')).toBe(2);
    expect(diagnostics.count('ifc/no-length-unit')).toBe(1);
  });
});

describe('Units of a project', () => {
  it('answers for every measure that is counted in the assigned unit, by either spelling', async () => {
    const { units } = await unitsOf(`${projectWithUnits(3)}\n#3=IFCSIUNIT(*,.LENGTHUNIT.,.CENTI.,.METRE.);`);
    for (const measure of ['IfcLengthMeasure', 'IFCPOSITIVELENGTHMEASURE', 'IfcNonNegativeLengthMeasure']) {
      expect(units.forMeasure(measure)).toMatchObject({ symbol: 'cm' });
    }
    expect(units.lengthToMetres).toBe(0.01);
    expect(units.project.map((unit) => UnitOfMeasure.parse(unit).symbol)).toEqual(['cm']);
  });

  it('falls back to SI where nothing is assigned', async () => {
    const { units } = await unitsOf(project(1));
    expect(units.forMeasure('IfcMassMeasure')).toMatchObject({ name: 'KILOGRAM', symbol: 'kg', toSi: 1 });
    expect(units.forMeasure('IfcVolumetricFlowRateMeasure')).toMatchObject({ symbol: 'm³/s', toSi: 1 });
    expect(units.forMeasure('IfcThermodynamicTemperatureMeasure')).toMatchObject({ name: 'KELVIN', offset: 0 });
    expect(units.planeAngleToRadians).toBe(1);
  });

  it('has no unit for ratios, counts and texts', async () => {
    const { units } = await unitsOf(project(1));
    for (const type of ['IfcRatioMeasure', 'IfcCountMeasure', 'IfcLabel', 'IfcMonetaryMeasure', 'constructor']) {
      expect(units.forMeasure(type)).toBeUndefined();
    }
  });

  it.each([
    ['IFC2X3', '.EUR.'],
    ['IFC4', "'EUR'"],
  ])('knows the currency as %s writes it', async (schema, currency) => {
    const { units } = await unitsOf(`${projectWithUnits(3)}\n#3=IFCMONETARYUNIT(${currency});`, schema);
    const unit = units.forMeasure('IFCMONETARYMEASURE');
    expect(unit).toMatchObject({ kind: 'MONETARYUNIT', name: 'EUR', toSi: null, siSymbol: null });
    expect(unit && toSi(5, unit)).toBeNull();
  });

  it('takes the first of two units of a kind and reports the other', async () => {
    const { units, diagnostics } = await unitsOf(
      `${projectWithUnits(3, 4)}\n#3=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);\n#4=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);`,
    );
    expect(units.lengthToMetres).toBe(0.001);
    expect(diagnostics.findings).toMatchObject([{ code: 'ifc/duplicate-unit', at: { expressId: 4 } }]);
  });

  it('survives a file without project, without assignment, with a dangling one', async () => {
    expect((await unitsOf('#1=IFCWALL($,$,$,$,$,$,$,$,$);')).units.lengthToMetres).toBe(1);
    expect((await unitsOf(project(1))).diagnostics.count('ifc/no-length-unit')).toBe(1);
    const { diagnostics } = await unitsOf(projectWithUnits(77));
    expect(diagnostics.report().counts).toEqual({ 'ifc/no-length-unit': 1, 'step/dangling-reference': 1 });
  });

  it('keeps a context-dependent unit without an SI value', async () => {
    const { units } = await unitsOf(
      `${projectWithUnits(3)}\n#3=IFCCONTEXTDEPENDENTUNIT(#4,.USERDEFINED.,'pallet');\n#4=IFCDIMENSIONALEXPONENTS(0,0,0,0,0,0,0);`,
    );
    expect(units.read(3)).toMatchObject({ name: 'pallet', toSi: null });
  });

  it('reports what is no unit at all', async () => {
    const { units, diagnostics } = await unitsOf(`${project(1)}\n#3=IFCCARTESIANPOINT((0.,0.));`);
    expect(units.read(3)).toBeUndefined();
    expect(units.read(99)).toBeUndefined();
    expect(diagnostics.count('ifc/unreadable-unit')).toBe(1);
  });
});
