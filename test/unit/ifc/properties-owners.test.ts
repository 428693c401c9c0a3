import { describe, expect, it } from '@jest/globals';
import { globalId, wall } from '../../support/ifc-lines.ts';
import { definesByProperties, label, propertySet, readProperties } from '../../support/ifc-records.ts';

const set = `${label(10, 'A', 'a')}\n${propertySet(20, 'S', 10)}`;

describe('properties of every object', () => {
  it.each([
    ['the project', 1, ''],
    ['a zone', 50, `#50=IFCZONE('${globalId(50)}',$,'Zone',$,$,$);`],
    ['a system', 50, `#50=IFCSYSTEM('${globalId(50)}',$,'System',$,$);`],
    ['a task', 50, `#50=IFCTASK('${globalId(50)}',$,'Task',$,$,$,$,$,$,.F.,$,$,$);`],
  ])('are read of %s', async (_, id, line) => {
    const { setsOf } = await readProperties(`${line}\n${set}\n${definesByProperties(21, 20, id)}`);
    expect(setsOf(id)).toMatchObject([{ source: 'occurrence', name: 'S' }]);
  });

  it('have a line for what has sets and none for what has not', async () => {
    const { all } = await readProperties(`${wall(101)}\n${set}\n${definesByProperties(21, 20, 101)}`);
    expect(all).toMatchObject([{ expressId: 101, globalId: globalId(101), class: 'IfcWall' }]);
  });

  it('are read of a list of sets, an IfcPropertySetDefinitionSet', async () => {
    const { setsOf } = await readProperties(`${set}
      ${propertySet(22, 'S2', 10)}
      #23=IFCRELDEFINESBYPROPERTIES('${globalId(23)}',$,$,$,(#100),IFCPROPERTYSETDEFINITIONSET((#20,#22)));`);
    expect(setsOf(100).map(({ name }) => name)).toEqual(['S', 'S2']);
  });

  it('are read of a material', async () => {
    const { all } = await readProperties(`#50=IFCMATERIAL('Concrete',$,$);
      #51=IFCMATERIALPROPERTIES('Pset_MaterialCommon',$,(#52),#50);
      #52=IFCPROPERTYSINGLEVALUE('MassDensity',$,IFCMASSDENSITYMEASURE(2400.),$);`);
    const density = { name: 'MassDensity', type: 'IfcMassDensityMeasure', value: 2400, unit: 'kg/m³', si: 2400 };
    expect(all).toMatchObject([
      {
        expressId: 50,
        globalId: null,
        class: 'IfcMaterial',
        sets: [{ name: 'Pset_MaterialCommon', kind: 'PropertySet', properties: [density] }],
      },
    ]);
  });

  it('are read of a profile', async () => {
    const { setsOf } = await readProperties(`#50=IFCRECTANGLEPROFILEDEF(.AREA.,'R',$,100.,200.);
      #51=IFCPROFILEPROPERTIES('Pset_ProfileMechanical',$,(#52),#50);
      #52=IFCPROPERTYSINGLEVALUE('MassPerLength',$,IFCMASSPERLENGTHMEASURE(12.),$);`);
    expect(setsOf(50)).toMatchObject([{ name: 'Pset_ProfileMechanical', properties: [{ unit: 'kg/m', si: 12 }] }]);
  });

  it('are read of a material of IFC2X3, listed or as attributes', async () => {
    const { setsOf } = await readProperties(
      `#50=IFCMATERIAL('Steel');
       #51=IFCEXTENDEDMATERIALPROPERTIES(#50,(#52),'why','Own');
       #52=IFCPROPERTYSINGLEVALUE('Grade',$,IFCLABEL('S235'),$);
       #53=IFCMECHANICALMATERIALPROPERTIES(#50,$,210000000000.,$,0.3,$);`,
      'IFC2X3',
    );
    expect(setsOf(50)).toMatchObject([
      { name: 'Own', kind: 'PropertySet', description: 'why', properties: [{ name: 'Grade', value: 'S235' }] },
      {
        kind: 'Predefined',
        class: 'IfcMechanicalMaterialProperties',
        properties: [
          { name: 'YoungModulus', type: 'IfcModulusOfElasticityMeasure', value: 210000000000 },
          { name: 'PoissonRatio', type: 'IfcPositiveRatioMeasure', value: 0.3 },
        ],
      },
    ]);
  });
});
