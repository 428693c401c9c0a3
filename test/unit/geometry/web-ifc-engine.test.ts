import { describe, expect, it } from '@jest/globals';
import { OPENING, WebIfcEngine } from '#core/geometry';
import {
  BLOCK,
  metres,
  modelLines,
  producedIn,
  product,
  tessellate,
  tessellateLines,
  throwing,
  toldBy,
  trapping,
} from '../../support/geometry.ts';
import { bytesSource, openSource, stepFile } from '../../support/step.ts';

describe('The web-ifc engine', () => {
  it('gives each product one outcome in the order asked for, spaces like any other', async () => {
    const lines = modelLines(
      `${product(100, BLOCK)}${product(200, BLOCK, { class: 'IFCSPACE' })}#300=IFCWALL('w',$,$,$,$,#10,$,$,$);`,
    );
    const told = toldBy(await tessellateLines(lines, [300, 200, 100, 777]));
    expect(told).toEqual(['300 empty', '200 produced', '100 produced', '777 empty']);
  });

  it('measures an element in metres with Z up, whatever the length unit', async () => {
    const lines = modelLines(product(100, 'IFCEXTRUDEDAREASOLID(#20,$,#8,4000.)'), { unit: '.MILLI.,.METRE.' });
    const { measures, placements } = producedIn(await tessellateLines(lines, [100])).get(100) ?? {};
    expect(measures?.box.min.map((coordinate) => Math.fround(coordinate))).toEqual(
      [-0.001, -0.0015, 0].map(Math.fround),
    );
    expect(measures?.box.max[2]).toBeCloseTo(4, 6);
    expect(measures?.volume).toBeCloseTo(2e-3 * 3e-3 * 4, 9);
    expect(placements?.[0]?.matrix[0]).toBeCloseTo(1, 9);
  });

  it('hands out a mesh once for all elements that have it, and numbers on through the blocks', async () => {
    const ids = Array.from({ length: 150 }, (_, number) => 100 + number * 10);
    const lines = ids.map((id, number) => product(id, `IFCEXTRUDEDAREASOLID(#20,$,#8,${1 + (number % 75)}.)`)).join('');
    const { meshes, outcomes } = await tessellateLines(modelLines(lines), ids);
    expect(meshes).toHaveLength(75);
    const numbers = outcomes.flatMap((outcome) =>
      outcome.status === 'produced' ? outcome.geometry.placements.map(({ mesh }) => mesh) : [],
    );
    expect(numbers).toEqual(ids.map((_, number) => number % 75));
  });

  it('loses only the element on which web-ifc throws', async () => {
    const lines = modelLines(product(100, BLOCK) + throwing(200) + product(300, BLOCK));
    const told = toldBy(await tessellateLines(lines, [100, 200, 300]));
    expect(told).toEqual(['100 produced', '200 failed geometry/engine-exception', '300 produced']);
  });

  it('loses only the element on which web-ifc breaks down, and goes on in a new instance', async () => {
    const lines = modelLines(product(100, BLOCK) + trapping(200) + product(300, BLOCK));
    const { outcomes } = await tessellateLines(lines, [100, 200, 300]);
    expect(toldBy({ meshes: [], outcomes })).toEqual([
      '100 produced',
      '200 failed geometry/engine-abort',
      '300 produced',
    ]);
    expect(outcomes[1]).toMatchObject({ reason: expect.stringContaining('memory access out of bounds') });
  });

  it('gives up the rest of a file on which web-ifc breaks down six times', async () => {
    const ids = [100, 200, 300, 400, 500, 600, 700, 800];
    const lines = modelLines(ids.slice(0, 7).map(trapping).join('') + product(800, BLOCK));
    const told = toldBy(await tessellateLines(lines, ids));
    expect(told.slice(0, 6)).toEqual(ids.slice(0, 6).map((id) => `${id} failed geometry/engine-abort`));
    expect(told.slice(6)).toEqual(['700 failed geometry/engine-abandoned', '800 failed geometry/engine-abandoned']);
  });

  it('fails an element with coordinates that are no numbers', async () => {
    const profile = '#50=IFCRECTANGLEPROFILEDEF(.AREA.,$,$,1.E400,3.);\n';
    const lines = modelLines(profile + product(100, 'IFCEXTRUDEDAREASOLID(#50,$,#8,4.)') + product(200, BLOCK));
    expect(toldBy(await tessellateLines(lines, [100, 200]))).toEqual([
      '100 failed geometry/non-finite',
      '200 produced',
    ]);
  });

  it('fails an element that lies a million kilometres away, and takes one that lies a tenth of it', async () => {
    const at = (x: string) =>
      `#30=IFCLOCALPLACEMENT($,#31);\n#31=IFCAXIS2PLACEMENT3D(#32,$,$);\n#32=IFCCARTESIANPOINT((${x},0.,0.));\n`;
    const placed = product(100, BLOCK).replace(',#10,', ',#30,');
    for (const x of ['1.1E9', '1.E200', '-1.E308']) {
      expect(toldBy(await tessellateLines(modelLines(at(x) + placed), [100]))).toEqual([
        '100 failed geometry/non-finite',
      ]);
    }
    expect(toldBy(await tessellateLines(modelLines(at('1.E8') + placed), [100]))).toEqual(['100 produced']);
  });

  it('fails all elements where web-ifc cannot open the file', async () => {
    const source = stepFile(modelLines(product(100, BLOCK)));
    const { step } = await openSource(source);
    const engine = new WebIfcEngine({ source: { ...source, read: () => 0 } });
    const request = {
      index: step.index.share(),
      products: Uint32Array.of(100, 200),
      units: metres,
      elementBudgetMs: 1,
    };
    const outcomes = [];
    for await (const block of engine.tessellate(request)) outcomes.push(...block.outcomes);
    await engine.close();
    expect(toldBy({ meshes: [], outcomes })).toEqual([
      '100 failed geometry/engine-refused-file',
      '200 failed geometry/engine-refused-file',
    ]);
    expect(outcomes[0]).toMatchObject({ reason: expect.stringContaining('became shorter') });
  });

  it('reads keywords in any case, ids up to 4,294,967,295 and a schema of the future', async () => {
    const lines = modelLines(product(4_294_967_290, BLOCK)).replaceAll('IFC', 'ifc');
    const told = toldBy(await tessellate(stepFile(lines, 'IFC4X9'), [4_294_967_290]));
    expect(told).toEqual(['4294967290 produced']);
  });

  it('tells a watchdog what it begins', async () => {
    const source = stepFile(modelLines(product(100, BLOCK) + trapping(200) + product(300, BLOCK)));
    const begun: number[] = [];
    const engine = new WebIfcEngine({ source, onBegin: (position) => begun.push(position) });
    await engine.start();
    await tessellate(source, [100, 200, 300], engine);
    expect(begun).toEqual([OPENING, 0, 1, OPENING, 2]);
  });

  it('ends with the reason of an aborted signal', async () => {
    const ids = Array.from({ length: 200 }, (_, number) => 100 + number * 10);
    const source = stepFile(modelLines(ids.map((id) => product(id, BLOCK)).join('')));
    const { step } = await openSource(source);
    const engine = new WebIfcEngine({ source });
    const controller = new AbortController();
    const request = {
      index: step.index.share(),
      products: Uint32Array.from(ids),
      units: metres,
      elementBudgetMs: 1000,
      signal: controller.signal,
    };
    let blocks = 0;
    const read = async () => {
      for await (const _ of engine.tessellate(request)) {
        blocks++;
        controller.abort(new Error('enough'));
      }
    };
    await expect(read()).rejects.toThrow('enough');
    expect(blocks).toBe(1);
    await engine.close();
    await engine.close();
  });
});

describe('An empty request', () => {
  it('gets an empty answer, even of a file that is no model', async () => {
    expect(
      await tessellate(bytesSource('ISO-10303-21;\nHEADER;\nENDSEC;\nDATA;\nENDSEC;\nEND-ISO-10303-21;\n'), []),
    ).toEqual({
      meshes: [],
      outcomes: [],
    });
  });
});
