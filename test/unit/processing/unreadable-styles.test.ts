import { describe, expect, it } from '@jest/globals';
import { MemoryObjectStore } from '#adapters/memory';
import { DirectFirstEngine } from '#core/geometry';
import { localScope } from '#core/model';
import { processModel } from '#core/processing';
import { astray, BLOCK, modelLines, product } from '../../support/geometry.ts';
import { stepFile } from '../../support/step.ts';

/** Three blocks of a style whose colour is not there, one that web-ifc makes among them, and one that lacks a comma. */
const lines = modelLines(`${product(100, BLOCK)}${product(200, BLOCK)}${astray(300)}${product(400, BLOCK)}
#501=IFCSTYLEDITEM(#101,(#504),$);
#502=IFCSTYLEDITEM(#201,(#504),$);
#503=IFCSTYLEDITEM(#301,(#504),$);
#504=IFCSURFACESTYLE('x',.BOTH.,(#505));
#505=IFCSURFACESTYLERENDERING(#999999,0.,$,$,$,$,$,$,.FLAT.);
#510=IFCSTYLEDITEM(#401(#504),$);
`);

async function converted(lines: string) {
  const source = stepFile(lines);
  const engine = new DirectFirstEngine({ source });
  const result = await processModel({ scope: localScope, source, store: new MemoryObjectStore(), engine });
  await engine.close();
  return result;
}

describe('A style that cannot be read', () => {
  it('costs no shape, and is found once, where it is, with the items that it was to colour', async () => {
    const { coverage, diagnostics } = await converted(lines);
    expect(coverage).toMatchObject({ expected: 4, produced: 4, failed: 0 });
    expect(diagnostics.counts).toMatchObject({ 'geometry/style-unreadable': 2 });
    const found = diagnostics.findings.filter(({ code }) => code === 'geometry/style-unreadable');
    expect(found).toMatchObject([
      {
        severity: 'warning',
        message: expect.stringContaining('colour 3 items'),
        at: { expressId: 505, class: 'IfcSurfaceStyleRendering', line: expect.any(Number) },
        remedy: expect.stringContaining('by their material, or white'),
      },
      { message: expect.stringContaining('colour 1 item '), at: { expressId: 510, class: 'IfcStyledItem' } },
    ]);
  });

  it('costs no shape that web-ifc makes where it is that of a material', async () => {
    const material = `#500=IFCMATERIAL('m',$,$);
#501=IFCMATERIALDEFINITIONREPRESENTATION($,$,(#502),#500);
#502=IFCSTYLEDREPRESENTATION(#5,'Style','Material',(#503));
#503=IFCSTYLEDITEM($,(#504),$);
#504=IFCSURFACESTYLE('x',.BOTH.,(#505));
#505=IFCSURFACESTYLESHADING(#999999,0.);
#506=IFCRELASSOCIATESMATERIAL('0000000000000000000506',$,$,$,(#300),#500);
`;
    const { coverage, diagnostics } = await converted(modelLines(astray(300) + material));
    expect(coverage).toMatchObject({ expected: 1, produced: 1, bodies: [{ webIfc: 1 }] });
    expect(diagnostics.findings).toContainEqual(
      expect.objectContaining({ code: 'geometry/style-unreadable', at: expect.objectContaining({ expressId: 505 }) }),
    );
  });

  it('is not spoken of where there is none', async () => {
    const { diagnostics } = await converted(modelLines(product(100, BLOCK)));
    expect(diagnostics.counts).not.toHaveProperty('geometry/style-unreadable');
  });
});
