import { describe, expect, it } from '@jest/globals';
import type { MaterialAssignment } from '#core/model';
import { globalId, wall } from '../../support/ifc-lines.ts';
import { definesByType, readElements } from '../../support/ifc-records.ts';

const associates = (id: number, material: number, ...objects: number[]) =>
  `#${id}=IFCRELASSOCIATESMATERIAL('${globalId(id)}',$,$,$,(${objects.map((of) => `#${of}`).join(',')}),#${material});`;

async function materialOf(lines: string, schema = 'IFC4'): Promise<MaterialAssignment['material'] | undefined> {
  const { element } = await readElements(`${wall(100)}\n${associates(99, 50, 100)}\n${lines}`, schema);
  return element(100).materials[0]?.material;
}

const millimetres = (value: number) => ({ type: 'IfcLengthMeasure', value, unit: 'mm', si: value / 1000 });
const concrete = { expressId: 70, name: 'Concrete', category: 'concrete', description: 'C25' };
const concreteLine = "#70=IFCMATERIAL('Concrete','C25','concrete');";

describe('the material of an element', () => {
  it('may be an IfcMaterial', async () => {
    expect(await materialOf("#50=IFCMATERIAL('Concrete','C25','concrete');")).toEqual({
      ...concrete,
      kind: 'material',
      expressId: 50,
      class: 'IfcMaterial',
    });
  });

  it('has only a name in IFC2X3', async () => {
    expect(await materialOf("#50=IFCMATERIAL('Concrete');", 'IFC2X3')).toMatchObject({
      name: 'Concrete',
      category: null,
      description: null,
    });
  });

  it('may be a layer set, each layer with its thickness', async () => {
    const material = await materialOf(`${concreteLine}
      #50=IFCMATERIALLAYERSET((#51,#52),'Wall 1','why');
      #51=IFCMATERIALLAYER(#70,200.,.F.,'Core',$,'LoadBearing',10);
      #52=IFCMATERIALLAYER($,40.,.T.,$,$,$,$);`);
    expect(material).toEqual({
      kind: 'layerSet',
      expressId: 50,
      class: 'IfcMaterialLayerSet',
      name: 'Wall 1',
      description: 'why',
      layers: [
        {
          expressId: 51,
          name: 'Core',
          material: concrete,
          thickness: { ...millimetres(200), type: 'IfcNonNegativeLengthMeasure' },
          isVentilated: false,
          category: 'LoadBearing',
          priority: 10,
        },
        {
          expressId: 52,
          name: null,
          material: null,
          thickness: { ...millimetres(40), type: 'IfcNonNegativeLengthMeasure' },
          isVentilated: true,
          category: null,
          priority: null,
        },
      ],
      thickness: millimetres(240),
      usage: null,
    });
  });

  it('may be a layer set in use', async () => {
    const material = await materialOf(`
      #50=IFCMATERIALLAYERSETUSAGE(#51,.AXIS2.,.NEGATIVE.,120.,$);
      #51=IFCMATERIALLAYERSET((#52),'Wall 1',$);
      #52=IFCMATERIALLAYER($,240.,.U.,$,$,$,$);`);
    expect(material).toMatchObject({
      kind: 'layerSet',
      expressId: 51,
      layers: [{ isVentilated: null }],
      usage: { expressId: 50, direction: 'AXIS2', sense: 'NEGATIVE', offset: millimetres(120), referenceExtent: null },
    });
  });

  it('may be a single layer, as IFC2X3 allows', async () => {
    const material = await materialOf('#50=IFCMATERIALLAYER($,240.,$);', 'IFC2X3');
    expect(material).toMatchObject({ kind: 'layerSet', class: 'IfcMaterialLayer', layers: [{ expressId: 50 }] });
  });

  it('may be a profile set in use', async () => {
    const material = await materialOf(`${concreteLine}
      #50=IFCMATERIALPROFILESETUSAGE(#51,5,3000.);
      #51=IFCMATERIALPROFILESET('Beam',$,(#52),$);
      #52=IFCMATERIALPROFILE('Flange',$,#70,#53,3,'LoadBearing');
      #53=IFCRECTANGLEPROFILEDEF(.AREA.,'R100x200',$,100.,200.);`);
    expect(material).toMatchObject({
      kind: 'profileSet',
      name: 'Beam',
      profiles: [
        {
          expressId: 52,
          name: 'Flange',
          material: concrete,
          profile: { expressId: 53, class: 'IfcRectangleProfileDef', name: 'R100x200' },
          category: 'LoadBearing',
          priority: 3,
        },
      ],
      usage: { expressId: 50, cardinalPoint: 5, referenceExtent: { value: 3000, si: 3 } },
    });
  });

  it('may be a tapering profile set', async () => {
    const material = await materialOf(`
      #50=IFCMATERIALPROFILESETUSAGETAPERING(#51,5,$,#54,5);
      #51=IFCMATERIALPROFILESET('Start',$,(#52),$);
      #52=IFCMATERIALPROFILE('S',$,$,$,$,$);
      #54=IFCMATERIALPROFILESET('End',$,(#55),$);
      #55=IFCMATERIALPROFILE('E',$,$,$,$,$);`);
    expect(material).toMatchObject({ profiles: [{ name: 'S' }], usage: { end: [{ name: 'E' }] } });
  });

  it('may be a constituent set', async () => {
    const material = await materialOf(`${concreteLine}
      #50=IFCMATERIALCONSTITUENTSET('Window',$,(#51));
      #51=IFCMATERIALCONSTITUENT('Frame',$,#70,0.25,'frame');`);
    expect(material).toMatchObject({
      kind: 'constituentSet',
      constituents: [{ expressId: 51, name: 'Frame', material: concrete, fraction: 0.25, category: 'frame' }],
    });
  });

  it('may be a list', async () => {
    const material = await materialOf(`${concreteLine}\n#50=IFCMATERIALLIST((#70,#70));`);
    expect(material).toMatchObject({ kind: 'list', materials: [concrete, concrete] });
  });

  it('is its type’s where it has none of its own', async () => {
    const type = `#60=IFCWALLTYPE('${globalId(60)}',$,'T',$,$,$,$,$,$,.SOLIDWALL.);`;
    const { element } = await readElements(
      [
        ...[wall(100), wall(101), type, definesByType(61, 60, 100, 101)],
        ...["#50=IFCMATERIAL('Of type',$,$);", "#51=IFCMATERIAL('Own',$,$);"],
        ...[associates(62, 50, 60), associates(63, 51, 101)],
      ].join('\n'),
    );
    expect(element(100).materials).toMatchObject([{ source: 'type', material: { name: 'Of type' } }]);
    expect(element(101).materials).toMatchObject([{ source: 'occurrence', material: { name: 'Own' } }]);
    expect(element(60).materials).toMatchObject([{ source: 'occurrence', material: { name: 'Of type' } }]);
  });
});

describe('a file that is wrong about its materials', () => {
  it('may name something as a material that is none', async () => {
    const { element, diagnostics } = await readElements(`${wall(100)}\n${associates(99, 100, 100)}`);
    expect(element(100).materials).toEqual([]);
    expect(diagnostics.findings).toMatchObject([
      { code: 'ifc/not-a-material', at: { expressId: 99 }, found: '#100=IFCWALL' },
    ]);
  });

  it('may list a material a million times', async () => {
    const lines = `#50=IFCMATERIALLIST((${'#51,'.repeat(1_000_000)}#51));\n#51=IFCMATERIAL('M',$,$);`;
    const { element, diagnostics } = await readElements(`${wall(100)}\n${associates(99, 50, 100)}\n${lines}`);
    expect(element(100).materials[0]?.material).toMatchObject({ kind: 'list', expressId: 50 });
    expect(diagnostics.findings).toMatchObject([{ code: 'ifc/too-many-material-parts', found: '1000001 parts' }]);
  });

  it('may lack the layers of a layer set', async () => {
    const { element, diagnostics } = await readElements(
      `${wall(100)}\n${associates(99, 50, 100)}\n#50=IFCMATERIALLAYERSETUSAGE(#777,.AXIS2.,.POSITIVE.,0.,$);`,
    );
    expect(element(100).materials[0]?.material).toMatchObject({
      kind: 'layerSet',
      layers: [],
      usage: { expressId: 50 },
    });
    expect(diagnostics.count('step/dangling-reference')).toBe(1);
  });
});
