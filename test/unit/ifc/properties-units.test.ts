import { describe, expect, it } from '@jest/globals';
import { readProperties, readProperty } from '../../support/ifc-records.ts';

const valueIn = (value: string, unit: string, lines = '') =>
  readProperty(`#10=IFCPROPERTYSINGLEVALUE('P',$,${value},${unit});\n${lines}`);

describe('the unit of a property', () => {
  it('is that of the project for its type of measure', async () => {
    expect(await valueIn('IFCPOSITIVELENGTHMEASURE(2500.)', '$')).toMatchObject({ unit: 'mm', si: 2.5 });
    expect(await valueIn('IFCPLANEANGLEMEASURE(90.)', '$')).toMatchObject({ unit: '°', si: Math.PI / 2 });
  });

  it('is the property’s own where it gives one', async () => {
    const unit = '#11=IFCSIUNIT(*,.LENGTHUNIT.,.CENTI.,.METRE.);';
    expect(await valueIn('IFCLENGTHMEASURE(250.)', '#11', unit)).toMatchObject({ value: 250, unit: 'cm', si: 2.5 });
  });

  it('is the property’s own for a type that has none', async () => {
    const unit = '#11=IFCSIUNIT(*,.LENGTHUNIT.,.CENTI.,.METRE.);';
    expect(await valueIn('IFCREAL(250.)', '#11', unit)).toMatchObject({ type: 'IfcReal', unit: 'cm', si: 2.5 });
  });

  it('may be derived', async () => {
    const property = await valueIn(
      'IFCVOLUMETRICFLOWRATEMEASURE(36.)',
      '#11',
      `#11=IFCDERIVEDUNIT((#12,#13),.VOLUMETRICFLOWRATEUNIT.,$);
       #12=IFCDERIVEDUNITELEMENT(#14,3);
       #13=IFCDERIVEDUNITELEMENT(#15,-1);
       #14=IFCSIUNIT(*,.LENGTHUNIT.,.DECI.,.METRE.);
       #15=IFCSIUNIT(*,.TIMEUNIT.,$,.SECOND.);`,
    );
    expect(property).toMatchObject({ unit: 'dm³/s' });
    expect(property).toHaveProperty('si', expect.closeTo(0.036, 12));
  });

  it('shifts temperatures', async () => {
    const unit = '#11=IFCSIUNIT(*,.THERMODYNAMICTEMPERATUREUNIT.,$,.DEGREE_CELSIUS.);';
    const property = await valueIn('IFCTHERMODYNAMICTEMPERATUREMEASURE(20.)', '#11', unit);
    expect(property).toMatchObject({ value: 20, unit: '°C', si: 293.15 });
  });

  it('is a currency without an SI value', async () => {
    const property = await valueIn('IFCMONETARYMEASURE(12.5)', '$');
    expect(property).toEqual({ name: 'P', kind: 'single', type: 'IfcMonetaryMeasure', value: 12.5, unit: 'EUR' });
  });

  it.each(['IFCRATIOMEASURE(0.5)', 'IFCCOUNTMEASURE(3)', "IFCLABEL('3 m')", 'IFCREAL(3.)'])(
    'is left out for %s',
    async (value) => {
      expect(Object.keys((await valueIn(value, '$')) ?? {}).sort()).toEqual(['kind', 'name', 'type', 'value']);
    },
  );

  it('is unknown, not the project’s, where the property’s own cannot be read', async () => {
    const lines = `#10=IFCPROPERTYSINGLEVALUE('P',$,IFCLENGTHMEASURE(1.),#12345);
      #90=IFCPROPERTYSET('x',$,'Set',$,(#10));
      #91=IFCRELDEFINESBYPROPERTIES('y',$,$,$,(#100),#90);`;
    const { setsOf, diagnostics } = await readProperties(lines);
    expect(setsOf(100)[0]?.properties[0]).toEqual({ name: 'P', kind: 'single', type: 'IfcLengthMeasure', value: 1 });
    expect(diagnostics.count('step/dangling-reference')).toBe(1);
  });
});
