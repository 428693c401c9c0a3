import { describe, expect, it } from '@jest/globals';
import { MemoryObjectStore } from '#adapters/memory';
import { DirectFirstEngine } from '#core/geometry';
import { Coverage, localScope } from '#core/model';
import { processModel } from '#core/processing';
import { BLOCK, modelLines, product, throwing } from '../../support/geometry.ts';
import { stepFile } from '../../support/step.ts';

/** Two blocks, one with an opening, and one that web-ifc is left, which throws. */
const lines = modelLines(`${product(100, BLOCK, { class: 'IFCWALL' })}${product(200, BLOCK)}${product(300, BLOCK)}
${product(400, 'IFCEXTRUDEDAREASOLID(#480,$,#8,9.)', { class: 'IFCOPENINGELEMENT' })}
#480=IFCRECTANGLEPROFILEDEF(.AREA.,$,$,1.,1.);
#490=IFCRELVOIDSELEMENT('0000000000000000000490',$,$,$,#100,#400);
${throwing(500)}`);

describe('The report of a file', () => {
  it('says by what bodies are made of how many came on which way, and how long that took', async () => {
    const source = stepFile(lines);
    const engine = new DirectFirstEngine({ source });
    const { coverage, bodies } = await processModel({
      scope: localScope,
      source,
      store: new MemoryObjectStore(),
      engine,
    });
    await engine.close();
    const item = 'IfcExtrudedAreaSolid';
    expect(Coverage.parse(coverage).bodies).toEqual([
      { item, openings: false, direct: 2, webIfc: 0, failed: 1 },
      { item, openings: true, direct: 1, webIfc: 0, failed: 0 },
    ]);
    expect(bodies.map(({ directMs, webIfcMs }) => [directMs > 0, webIfcMs > 0])).toEqual([
      [true, true],
      [true, false],
    ]);
  });
});
