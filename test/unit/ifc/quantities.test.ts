import { describe, expect, it } from '@jest/globals';
import { globalId } from '../../support/ifc-lines.ts';
import { definesByProperties, readProperties } from '../../support/ifc-records.ts';

async function readQuantities(quantities: string, ids: string, schema = 'IFC4') {
  const set = `#90=IFCELEMENTQUANTITY('${globalId(90)}',$,'Qto',$,'by hand',(${ids}));`;
  const { setsOf, diagnostics } = await readProperties(
    `${quantities}\n${set}\n${definesByProperties(91, 90, 100)}`,
    schema,
  );
  return { set: setsOf(100)[0], diagnostics };
}

const quantity = { kind: 'quantity', name: 'Q' };

describe('IfcElementQuantity', () => {
  it.each([
    ['IFCQUANTITYLENGTH', '1500.', { type: 'IfcLengthMeasure', value: 1500, unit: 'mm', si: 1.5 }],
    ['IFCQUANTITYAREA', '2.5', { type: 'IfcAreaMeasure', value: 2.5, unit: 'm²', si: 2.5 }],
    ['IFCQUANTITYVOLUME', '3.', { type: 'IfcVolumeMeasure', value: 3, unit: 'm³', si: 3 }],
    ['IFCQUANTITYCOUNT', '4', { type: 'IfcCountMeasure', value: 4 }],
    ['IFCQUANTITYWEIGHT', '5.', { type: 'IfcMassMeasure', value: 5, unit: 'kg', si: 5 }],
    ['IFCQUANTITYTIME', '6.', { type: 'IfcTimeMeasure', value: 6, unit: 's', si: 6 }],
  ])('reads %s with the type and unit of its value', async (keyword, written, expected) => {
    const { set } = await readQuantities(`#10=${keyword}('Q',$,$,${written},$);`, '#10');
    expect(set?.properties).toEqual([{ ...quantity, ...expected }]);
  });

  it('reads IFC4X3’s IfcQuantityNumber', async () => {
    const { set } = await readQuantities("#10=IFCQUANTITYNUMBER('Q',$,$,0.75,$);", '#10', 'IFC4X3');
    expect(set?.properties).toEqual([{ ...quantity, type: 'IfcNumericMeasure', value: 0.75 }]);
  });

  it('reads quantities of IFC2X3, which have no formula', async () => {
    const { set } = await readQuantities("#10=IFCQUANTITYLENGTH('Q','why',$,1500.);", '#10', 'IFC2X3');
    expect(set?.properties).toEqual([
      { ...quantity, type: 'IfcLengthMeasure', value: 1500, unit: 'mm', si: 1.5, description: 'why' },
    ]);
  });

  it('keeps the method of measurement and the formula', async () => {
    const { set } = await readQuantities("#10=IFCQUANTITYAREA('Q',$,$,6.,'2*3');", '#10');
    expect(set).toMatchObject({ kind: 'ElementQuantity', name: 'Qto', method: 'by hand' });
    expect(set?.properties[0]).toMatchObject({ formula: '2*3' });
  });

  it('prefers the unit of the quantity to that of the project', async () => {
    const { set } = await readQuantities(
      `#10=IFCQUANTITYLENGTH('Q',$,#11,5.,$);
       #11=IFCCONVERSIONBASEDUNIT(#12,.LENGTHUNIT.,'foot',#13);
       #12=IFCDIMENSIONALEXPONENTS(1,0,0,0,0,0,0);
       #13=IFCMEASUREWITHUNIT(IFCLENGTHMEASURE(304.8),#3);`,
      '#10',
    );
    expect(set?.properties[0]).toMatchObject({ value: 5, unit: 'ft', si: expect.closeTo(1.524, 12) });
  });

  it('nests the parts of a complex quantity', async () => {
    const { set } = await readQuantities(
      `#10=IFCPHYSICALCOMPLEXQUANTITY('Layer',$,(#11),'layer','good','structure');
       #11=IFCQUANTITYLENGTH('Width',$,$,120.,$);`,
      '#10',
    );
    expect(set?.properties).toEqual([
      {
        name: 'Layer',
        kind: 'complex',
        discrimination: 'layer',
        quality: 'good',
        usage: 'structure',
        properties: [{ name: 'Width', kind: 'quantity', type: 'IfcLengthMeasure', value: 120, unit: 'mm', si: 0.12 }],
      },
    ]);
  });

  it('reports a value that is no number and keeps it', async () => {
    const { set, diagnostics } = await readQuantities("#10=IFCQUANTITYAREA('Q',$,$,'wide',$);", '#10');
    expect(set?.properties).toEqual([{ ...quantity, type: 'IfcAreaMeasure', value: 'wide', unit: 'm²' }]);
    expect(diagnostics.findings).toMatchObject([{ code: 'ifc/quantity-without-number', at: { expressId: 10 } }]);
  });
});
