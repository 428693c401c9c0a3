import { describe, expect, it } from '@jest/globals';
import { readProperty } from '../../support/ifc-records.ts';

const single = (value: string) => readProperty(`#10=IFCPROPERTYSINGLEVALUE('P',$,${value},$);`);

describe('IfcPropertySingleValue', () => {
  it.each([
    ["IFCLABEL('a')", 'IfcLabel', 'a'],
    ["IFCTEXT('it''s')", 'IfcText', "it's"],
    ['IFCBOOLEAN(.T.)', 'IfcBoolean', true],
    ['IFCBOOLEAN(.F.)', 'IfcBoolean', false],
    ['IFCLOGICAL(.U.)', 'IfcLogical', null],
    ['IFCINTEGER(-7)', 'IfcInteger', -7],
    ['IFCREAL(2.5E-3)', 'IfcReal', 0.0025],
    ['IFCBINARY("23A")', 'IfcBinary', '23A'],
    ["IFCDATE('2026-01-02')", 'IfcDate', '2026-01-02'],
    ["IFCURIREFERENCE('urn:x')", 'IfcURIReference', 'urn:x'],
    ['IFCCOMPLEXNUMBER((1.,-2.))', 'IfcComplexNumber', [1, -2]],
    ['IFCCOMPOUNDPLANEANGLEMEASURE((49,5,56,7))', 'IfcCompoundPlaneAngleMeasure', [49, 5, 56, 7]],
    ['$', null, null],
  ])('reads %s', async (written, type, value) => {
    expect(await single(written)).toEqual({ name: 'P', kind: 'single', type, value });
  });

  it('keeps a type that no schema has as it is written', async () => {
    expect(await single("IFCFANCYTYPE('x')")).toMatchObject({ type: 'IFCFANCYTYPE', value: 'x' });
  });

  it('keeps its description', async () => {
    const property = await readProperty("#10=IFCPROPERTYSINGLEVALUE('P','Why',IFCLABEL('a'),$);");
    expect(property).toMatchObject({ description: 'Why' });
  });

  it('reads the description that IFC4X3 calls Specification', async () => {
    const property = await readProperty("#10=IFCPROPERTYSINGLEVALUE('P','Why',IFCLABEL('a'),$);", 'IFC4X3');
    expect(property).toMatchObject({ description: 'Why' });
  });
});

describe('IfcPropertyEnumeratedValue', () => {
  it('reads its values and the name of its enumeration', async () => {
    const property = await readProperty(`
      #10=IFCPROPERTYENUMERATEDVALUE('Status',$,(IFCLABEL('NEW'),IFCLABEL('EXISTING')),#11);
      #11=IFCPROPERTYENUMERATION('PEnum_Status',(IFCLABEL('NEW'),IFCLABEL('EXISTING'),IFCLABEL('OTHER')),$);`);
    expect(property).toEqual({
      name: 'Status',
      kind: 'enumerated',
      type: 'IfcLabel',
      values: ['NEW', 'EXISTING'],
      enumeration: 'PEnum_Status',
    });
  });

  it('takes the unit of its enumeration', async () => {
    const property = await readProperty(`
      #10=IFCPROPERTYENUMERATEDVALUE('Width',$,(IFCLENGTHMEASURE(2.)),#11);
      #11=IFCPROPERTYENUMERATION('Widths',(IFCLENGTHMEASURE(2.),IFCLENGTHMEASURE(3.)),#12);
      #12=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);`);
    expect(property).toMatchObject({ values: [2], unit: 'm', si: [2] });
  });

  it('has no values where none are chosen', async () => {
    expect(await readProperty("#10=IFCPROPERTYENUMERATEDVALUE('P',$,$,$);")).toMatchObject({ type: null, values: [] });
  });
});

describe('IfcPropertyListValue', () => {
  it('reads its values in order, with unit and SI values', async () => {
    const property = await readProperty(
      "#10=IFCPROPERTYLISTVALUE('L',$,(IFCLENGTHMEASURE(1500.),IFCLENGTHMEASURE(250.)),$);",
    );
    expect(property).toEqual({
      name: 'L',
      kind: 'list',
      type: 'IfcLengthMeasure',
      values: [1500, 250],
      unit: 'mm',
      si: [1.5, 0.25],
    });
  });

  it('names the type of each value where they differ', async () => {
    const property = await readProperty("#10=IFCPROPERTYLISTVALUE('L',$,(IFCLENGTHMEASURE(1.),IFCLABEL('x')),$);");
    expect(property).toMatchObject({ types: ['IfcLengthMeasure', 'IfcLabel'], values: [1, 'x'] });
    expect(property).not.toHaveProperty('unit');
  });
});

describe('IfcPropertyBoundedValue', () => {
  it('reads bounds and set point', async () => {
    const property = await readProperty(
      "#10=IFCPROPERTYBOUNDEDVALUE('B',$,IFCLENGTHMEASURE(5000.),IFCLENGTHMEASURE(0.),$,IFCLENGTHMEASURE(2000.));",
    );
    expect(property).toEqual({
      name: 'B',
      kind: 'bounded',
      type: 'IfcLengthMeasure',
      lower: 0,
      upper: 5000,
      setPoint: 2000,
      unit: 'mm',
      si: { lower: 0, upper: 5, setPoint: 2 },
    });
  });

  it('leaves a missing bound null', async () => {
    const property = await readProperty("#10=IFCPROPERTYBOUNDEDVALUE('B',$,$,IFCREAL(1.),$,$);");
    expect(property).toMatchObject({ type: 'IfcReal', lower: 1, upper: null, setPoint: null });
  });

  it('reads the one of IFC2X3, which has no set point', async () => {
    const property = await readProperty("#10=IFCPROPERTYBOUNDEDVALUE('B',$,IFCREAL(2.),IFCREAL(1.),$);", 'IFC2X3');
    expect(property).toMatchObject({ lower: 1, upper: 2, setPoint: null });
  });
});

describe('IfcPropertyTableValue', () => {
  it('reads both columns with their own units', async () => {
    const property = await readProperty(`
      #10=IFCPROPERTYTABLEVALUE('T',$,(IFCPLANEANGLEMEASURE(0.),IFCPLANEANGLEMEASURE(180.)),
        (IFCLENGTHMEASURE(1.),IFCLENGTHMEASURE(2.)),'y=f(x)',$,#12,.LINEAR.);
      #12=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);`);
    expect(property).toEqual({
      name: 'T',
      kind: 'table',
      defining: { type: 'IfcPlaneAngleMeasure', values: [0, 180], unit: '°', si: [0, Math.PI] },
      defined: { type: 'IfcLengthMeasure', values: [1, 2], unit: 'm', si: [1, 2] },
      expression: 'y=f(x)',
      interpolation: 'LINEAR',
    });
  });
});

describe('IfcPropertyReferenceValue', () => {
  it('says which instance it refers to', async () => {
    const property = await readProperty(`
      #10=IFCPROPERTYREFERENCEVALUE('Maker',$,'made by',#11);
      #11=IFCORGANIZATION($,'Works Ltd',$,$,$);`);
    expect(property).toEqual({
      name: 'Maker',
      kind: 'reference',
      usageName: 'made by',
      references: [{ expressId: 11, class: 'IfcOrganization', name: 'Works Ltd' }],
    });
  });

  it('calls what has no name by its identification', async () => {
    const property = await readProperty(`
      #10=IFCPROPERTYREFERENCEVALUE('Doc',$,$,#11);
      #11=IFCDOCUMENTREFERENCE($,'D-7',$,$,$);`);
    expect(property).toMatchObject({ references: [{ name: 'D-7' }] });
  });
});

describe('IfcComplexProperty', () => {
  it('nests the properties that it is made of', async () => {
    const property = await readProperty(`
      #10=IFCCOMPLEXPROPERTY('Outer',$,'use',(#11,#12));
      #11=IFCPROPERTYSINGLEVALUE('A',$,IFCLABEL('a'),$);
      #12=IFCCOMPLEXPROPERTY('Inner',$,'more',(#13));
      #13=IFCPROPERTYSINGLEVALUE('Width',$,IFCLENGTHMEASURE(300.),$);`);
    const width = { name: 'Width', kind: 'single', type: 'IfcLengthMeasure', value: 300, unit: 'mm', si: 0.3 };
    expect(property).toEqual({
      name: 'Outer',
      kind: 'complex',
      usageName: 'use',
      properties: [
        { name: 'A', kind: 'single', type: 'IfcLabel', value: 'a' },
        { name: 'Inner', kind: 'complex', usageName: 'more', properties: [width] },
      ],
    });
  });
});
