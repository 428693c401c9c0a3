import { describe, expect, it } from '@jest/globals';
import { Units } from '#core/ifc';
import { toSi, type UnitOfMeasure } from '#core/model';
import { project } from '../../support/ifc-lines.ts';
import { openIfc } from '../../support/step.ts';

const BASE = `#50=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);
#51=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);
#52=IFCSIUNIT(*,.PLANEANGLEUNIT.,$,.RADIAN.);
#53=IFCSIUNIT(*,.THERMODYNAMICTEMPERATUREUNIT.,$,.KELVIN.);
#54=IFCSIUNIT(*,.TIMEUNIT.,$,.SECOND.);
#55=IFCSIUNIT(*,.VOLUMEUNIT.,.DECI.,.CUBIC_METRE.);
#56=IFCSIUNIT(*,.POWERUNIT.,$,.WATT.);
#57=IFCSIUNIT(*,.THERMODYNAMICTEMPERATUREUNIT.,$,.DEGREE_CELSIUS.);
#58=IFCSIUNIT(*,.PRESSUREUNIT.,$,.PASCAL.);`;

async function read(id: number, lines: string) {
  const { file, diagnostics } = await openIfc(`${project(1)}\n${BASE}\n${lines}`);
  const count = diagnostics.findings.length;
  const unit = Units.of(file).read(id);
  const findings = diagnostics.findings.slice(count).filter(({ code }) => code !== 'ifc/no-length-unit');
  return { unit, findings };
}

const si = (value: number, unit: UnitOfMeasure | undefined) => (unit === undefined ? undefined : toSi(value, unit));

describe('IfcConversionBasedUnit', () => {
  it.each([
    ['.LENGTHUNIT.', 'inch', 25.4, 51, 'in', 0.0254],
    ['.LENGTHUNIT.', 'FOOT', 0.3048, 50, 'ft', 0.3048],
    ['.PLANEANGLEUNIT.', 'DEGREE', 0.0174532925199433, 52, '°', 0.0174532925199433],
    ['.TIMEUNIT.', 'hour', 3600, 54, 'h', 3600],
    ['.LENGTHUNIT.', 'cubit', 0.4572, 50, 'cubit', 0.4572],
  ])('%s %s', async (kind, name, factor, base, symbol, expected) => {
    const lines = `#10=IFCCONVERSIONBASEDUNIT($,${kind},'${name}',#11);\n#11=IFCMEASUREWITHUNIT(IFCRATIOMEASURE(${factor}E0),#${base});`;
    const { unit, findings } = await read(10, lines);
    expect(unit).toMatchObject({ name, symbol, offset: 0 });
    expect(si(1, unit)).toBeCloseTo(expected, 15);
    expect(findings).toEqual([]);
  });

  it('takes the factor of a well-known name where the file has none', async () => {
    const { unit } = await read(10, `#10=IFCCONVERSIONBASEDUNIT($,.LENGTHUNIT.,'inch',$);`);
    expect(unit).toMatchObject({ symbol: 'in', toSi: 0.0254, siSymbol: 'm' });
  });

  it.each(['0.', '-3.', "IFCLABEL('x')", '$'])('reports a factor of %s for a name nobody knows', async (factor) => {
    const { unit, findings } = await read(
      10,
      `#10=IFCCONVERSIONBASEDUNIT($,.LENGTHUNIT.,'cubit',#11);\n#11=IFCMEASUREWITHUNIT(${factor},#50);`,
    );
    expect(unit).toBeUndefined();
    expect(findings.map(({ code }) => code)).toContain('ifc/unreadable-unit');
  });

  it('survives units that are defined by each other', async () => {
    const { unit, findings } = await read(
      10,
      `#10=IFCCONVERSIONBASEDUNIT($,.LENGTHUNIT.,'a',#11);
#11=IFCMEASUREWITHUNIT(IFCRATIOMEASURE(2.),#12);
#12=IFCCONVERSIONBASEDUNIT($,.LENGTHUNIT.,'b',#13);
#13=IFCMEASUREWITHUNIT(IFCRATIOMEASURE(3.),#10);`,
    );
    expect(unit).toBeUndefined();
    expect(findings.map(({ code }) => code)).toContain('ifc/unreadable-unit');
  });

  it('survives a chain of a hundred thousand units', async () => {
    const chain = Array.from({ length: 100_000 }, (_, index) => {
      const id = 100 + 2 * index;
      return `#${id}=IFCCONVERSIONBASEDUNIT($,.LENGTHUNIT.,'u',#${id + 1});#${id + 1}=IFCMEASUREWITHUNIT(IFCREAL(1.),#${id + 2});`;
    });
    const { unit } = await read(100, chain.join('\n'));
    expect(unit).toBeUndefined();
  });
});

describe('IfcConversionBasedUnitWithOffset', () => {
  const temperature = async (name: string, factor: number, offset: number) =>
    (
      await read(
        10,
        `#10=IFCCONVERSIONBASEDUNITWITHOFFSET($,.THERMODYNAMICTEMPERATUREUNIT.,'${name}',#11,${offset}E0);
#11=IFCMEASUREWITHUNIT(IFCRATIOMEASURE(${factor}E0),#53);`,
      )
    ).unit;

  it.each([
    ['as the example of the standard writes it', 1.8, -459.67],
    ['as its text says', 0.5555555555555556, 255.3722222222222],
  ])('reads degrees Fahrenheit %s', async (_, factor, offset) => {
    for (const name of ['Fahrenheit', 'F of mine']) {
      const unit = await temperature(name, factor, offset);
      expect(si(32, unit)).toBeCloseTo(273.15, 9);
      expect(si(212, unit)).toBeCloseTo(373.15, 9);
    }
  });

  it('adds the offset of the unit it is based on', async () => {
    const { unit } = await read(
      10,
      `#10=IFCCONVERSIONBASEDUNIT($,.THERMODYNAMICTEMPERATUREUNIT.,'degree mine',#11);
#11=IFCMEASUREWITHUNIT(IFCRATIOMEASURE(2.),#57);`,
    );
    expect(si(10, unit)).toBeCloseTo(293.15, 9);
  });
});

describe('IfcDerivedUnit', () => {
  const element = (id: number, unit: number, exponent: string) => `#${id}=IFCDERIVEDUNITELEMENT(#${unit},${exponent});`;

  it('multiplies its elements', async () => {
    const { unit, findings } = await read(
      10,
      `#10=IFCDERIVEDUNIT((#11,#12),.VOLUMETRICFLOWRATEUNIT.,$);\n${element(11, 55, '1')}\n${element(12, 54, '-1')}`,
    );
    expect(unit).toEqual({
      kind: 'VOLUMETRICFLOWRATEUNIT',
      name: 'dm³/s',
      symbol: 'dm³/s',
      toSi: 0.001,
      offset: 0,
      siSymbol: 'm³/s',
    });
    expect(findings).toEqual([]);
  });

  it('takes a temperature in it as a difference', async () => {
    const { unit } = await read(
      10,
      `#10=IFCDERIVEDUNIT((#11,#12,#13),.THERMALTRANSMITTANCEUNIT.,$);
${element(11, 56, '1')}\n${element(12, 50, '-2')}\n${element(13, 57, '-1')}`,
    );
    expect(unit).toMatchObject({ symbol: 'W/(m²·K)', toSi: 1, offset: 0, siSymbol: 'W/(m²·K)' });
  });

  it('reports a dimension that does not fit the kind, and keeps the unit as it is defined', async () => {
    const { unit, findings } = await read(
      10,
      `#10=IFCDERIVEDUNIT((#11),.VOLUMETRICFLOWRATEUNIT.,$);\n${element(11, 55, '1')}`,
    );
    expect(unit).toMatchObject({ symbol: 'dm³', toSi: 0.001, siSymbol: 'm³' });
    expect(findings).toMatchObject([{ code: 'ifc/unit-dimension', found: 'dm³ as VOLUMETRICFLOWRATEUNIT' }]);
  });

  it.each([
    ['no elements', '()', ''],
    ['a fractional exponent', '(#11)', element(11, 50, '0.5')],
    ['an element without a unit', '(#11)', '#11=IFCDERIVEDUNITELEMENT($,1);'],
    ['a factor beyond all numbers', '(#11)', element(11, 51, '1000')],
  ])('reports %s', async (_, elements, lines) => {
    const { unit, findings } = await read(10, `#10=IFCDERIVEDUNIT(${elements},.USERDEFINED.,'x');\n${lines}`);
    expect(unit).toBeUndefined();
    expect(findings.map(({ code }) => code)).toContain('ifc/unreadable-unit');
  });
});
