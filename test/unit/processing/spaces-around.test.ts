import { describe, expect, it } from '@jest/globals';
import { MemoryObjectStore } from '#adapters/memory';
import { WebIfcEngine } from '#core/geometry';
import { Element, localScope } from '#core/model';
import { processModel } from '#core/processing';
import { modelLines } from '../../support/geometry.ts';
import { globalId } from '../../support/ifc-lines.ts';
import { stepFile } from '../../support/step.ts';

/** A cube of 0.2 m around a point, as furniture. */
const cube = (id: number, x: number, y: number): string => `
#${id}=IFCFURNITURE('${globalId(id)}',$,$,$,$,#${id + 1},#${id + 4},$,$);
#${id + 1}=IFCLOCALPLACEMENT(#10,#${id + 2});
#${id + 2}=IFCAXIS2PLACEMENT3D(#${id + 3},$,$);
#${id + 3}=IFCCARTESIANPOINT((${x.toFixed(2)},${y.toFixed(2)},1.));
#${id + 4}=IFCPRODUCTDEFINITIONSHAPE($,$,(#${id + 5}));
#${id + 5}=IFCSHAPEREPRESENTATION(#5,'Body','SweptSolid',(#${id + 6}));
#${id + 6}=IFCEXTRUDEDAREASOLID(#21,$,#8,0.2);
`;

/** Rooms of 3 x 3 m, 2.5 m high: #100 without the quarter beyond (1, 1), #200 with no ceiling, 10 m further. */
const rooms = `
#21=IFCRECTANGLEPROFILEDEF(.AREA.,$,$,0.2,0.2);
#100=IFCSPACE('${globalId(100)}',$,'L',$,$,#10,#101,$,.ELEMENT.,.INTERNAL.,$);
#101=IFCPRODUCTDEFINITIONSHAPE($,$,(#102));
#102=IFCSHAPEREPRESENTATION(#5,'Body','SweptSolid',(#103));
#103=IFCEXTRUDEDAREASOLID(#104,$,#8,2.5);
#104=IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#105);
#105=IFCPOLYLINE((#110,#111,#112,#113,#114,#115,#110));
#110=IFCCARTESIANPOINT((0.,0.));
#111=IFCCARTESIANPOINT((3.,0.));
#112=IFCCARTESIANPOINT((3.,1.));
#113=IFCCARTESIANPOINT((1.,1.));
#114=IFCCARTESIANPOINT((1.,3.));
#115=IFCCARTESIANPOINT((0.,3.));
#200=IFCSPACE('${globalId(200)}',$,'open',$,$,#10,#201,$,.ELEMENT.,.INTERNAL.,$);
#201=IFCPRODUCTDEFINITIONSHAPE($,$,(#202));
#202=IFCSHAPEREPRESENTATION(#5,'Body','Tessellation',(#203));
#203=IFCTRIANGULATEDFACESET(#204,$,.F.,((1,2,3),(1,3,4),(1,2,5)),$);
#204=IFCCARTESIANPOINTLIST3D(((10.,0.,0.),(13.,0.,0.),(13.,3.,0.),(10.,3.,0.),(10.,0.,2.5)));
`;

async function elements(lines: string): Promise<Map<number, Element>> {
  const source = stepFile(modelLines(lines));
  const store = new MemoryObjectStore();
  const engine = new WebIfcEngine({ source });
  const { model } = await processModel({ scope: localScope, source, store, engine });
  const bytes = await store.read({ ...localScope, path: `models/${model.contentId}/elements.ndjson` });
  const records = Buffer.from(bytes ?? [])
    .toString()
    .trim()
    .split('\n')
    .map((line) => Element.parse(JSON.parse(line)));
  return new Map(records.map((record) => [record.expressId, record]));
}

describe('the spaces in which an element is', () => {
  it('are told by their shapes, by their boxes only where these are open', async () => {
    const found = await elements(
      rooms + cube(300, 2.5, 0.5) + cube(310, 0.5, 2.5) + cube(320, 2.5, 2.5) + cube(330, 12.5, 2.5) + cube(340, 20, 0),
    );
    const spaces = (id: number) => found.get(id)?.geometry?.spaces;
    expect([300, 310, 320, 330, 340].map(spaces)).toEqual([[100], [100], undefined, [200], undefined]);
    expect([100, 200].map((id) => [found.get(id)?.geometry?.closed, spaces(id)])).toEqual([
      [true, undefined],
      [false, undefined],
    ]);
  });
});
