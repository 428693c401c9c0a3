import { describe, expect, it } from '@jest/globals';
import { Relations, statedBaseQuantities, Units } from '#core/ifc';
import { globalId, wall } from '../../support/ifc-lines.ts';
import { definesByProperties, metricProject } from '../../support/ifc-records.ts';
import { openIfc } from '../../support/step.ts';

/** What is stated of the walls #100 and #101 by a set of this name. */
async function stated(name: string, quantities: string, schema = 'IFC4') {
  const set = `#90=IFCELEMENTQUANTITY('${globalId(90)}',$,'${name}',$,$,(#10,#11));`;
  const lines = `${wall(100)}\n${wall(101)}\n${quantities}\n${set}\n${definesByProperties(91, 90, 100, 101)}`;
  const { file } = await openIfc(`${metricProject}\n${lines}`, schema);
  return [...statedBaseQuantities(file, Relations.of(file), Units.of(file))];
}

const two = "#10=IFCQUANTITYVOLUME('NetVolume',$,$,3.,$);\n#11=IFCQUANTITYAREA('NetSideArea',$,$,15.,$);";

describe('Base quantities', () => {
  it.each(['BaseQuantities', 'Qto_WallBaseQuantities'])('called %s are read for each object', async (name) => {
    expect(await stated(name, two)).toEqual([
      { object: 100, name: 'NetVolume', kind: 'volume', value: 3 },
      { object: 101, name: 'NetVolume', kind: 'volume', value: 3 },
      { object: 100, name: 'NetSideArea', kind: 'area', value: 15 },
      { object: 101, name: 'NetSideArea', kind: 'area', value: 15 },
    ]);
  });

  it.each(['ArchiCADQuantities', 'Qto_Wall', 'MyBaseQuantities'])('are not those called %s', async (name) => {
    expect(await stated(name, two)).toEqual([]);
  });

  it('are in cubic and square metres, whatever their unit', async () => {
    const litres = `#10=IFCQUANTITYVOLUME('NetVolume',$,#12,3.,$);
#11=IFCQUANTITYLENGTH('Width',$,$,200.,$);
#12=IFCSIUNIT(*,.VOLUMEUNIT.,.DECI.,.CUBIC_METRE.);`;
    const [first, ...others] = await stated('BaseQuantities', litres);
    expect(first?.value).toBeCloseTo(0.003, 12);
    expect(others).toHaveLength(1);
  });

  it('without a number are none', async () => {
    const odd = two.replace(',3.,', ',$,').replace(',15.,', ",'much',");
    expect(await stated('BaseQuantities', odd)).toEqual([]);
  });
});
