import { describe, expect, it } from '@jest/globals';
import { Relations, readMetadata, Units } from '#core/ifc';
import { projectWithUnits } from '../../support/ifc-lines.ts';
import { openIfc } from '../../support/step.ts';

async function contextsOf(lines: string, prefix = 'MILLI') {
  const { file, diagnostics } = await openIfc(
    `${projectWithUnits(3)}#3=IFCSIUNIT(*,.LENGTHUNIT.,.${prefix}.,.METRE.);\n${lines}`,
  );
  const { contexts } = readMetadata(file, Units.of(file), Relations.of(file));
  return { contexts, codes: diagnostics.findings.map(({ code }) => code) };
}

const CONTEXT = `#10=IFCGEOMETRICREPRESENTATIONCONTEXT('ctx','Model',3,1.E-2,#11,#13);
#11=IFCAXIS2PLACEMENT3D(#12,$,$);#12=IFCCARTESIANPOINT((1000.,0.,0.));`;

describe('Representation contexts', () => {
  it('are read in metres', async () => {
    const { contexts } = await contextsOf(`${CONTEXT}#13=IFCDIRECTION((0.,2.));`);
    expect(contexts).toEqual([
      {
        ...{ expressId: 10, parent: null, identifier: 'ctx', type: 'Model', dimension: 3, precision: 0.00001 },
        ...{ targetView: null, targetScale: null },
        worldCoordinateSystem: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 1],
        trueNorth: { direction: [0, 1], degreesClockwiseFromY: 0 },
      },
    ]);
  });

  it('pass on to their subcontexts what these derive', async () => {
    const { contexts } = await contextsOf(
      `${CONTEXT}#13=IFCDIRECTION((1.,0.));
#20=IFCGEOMETRICREPRESENTATIONSUBCONTEXT('Body','Model',*,*,*,*,#10,0.02,.MODEL_VIEW.,$);`,
    );
    expect(contexts[1]).toMatchObject({
      ...{ expressId: 20, parent: 10, identifier: 'Body', dimension: 3, precision: 0.00001 },
      ...{ targetView: 'MODEL_VIEW', targetScale: 0.02, trueNorth: { degreesClockwiseFromY: 90 } },
    });
  });

  it.each([
    ['(1.,1.)', 45],
    ['(-1.,0.)', -90],
    ['(0.,-1.)', 180],
    ['(-0.5,0.8660254037844386)', -30],
  ])('with true north at %s are turned by %d degrees clockwise', async (ratios, degrees) => {
    const { contexts } = await contextsOf(`${CONTEXT}#13=IFCDIRECTION(${ratios});`);
    expect(contexts[0]?.trueNorth?.degreesClockwiseFromY).toBeCloseTo(degrees, 9);
  });

  it('have no coordinate system beyond what numbers can hold', async () => {
    const { contexts, codes } = await contextsOf(
      `#10=IFCGEOMETRICREPRESENTATIONCONTEXT($,'Model',3,$,#11,$);#11=IFCAXIS2PLACEMENT3D(#12,$,$);
#12=IFCCARTESIANPOINT((-1.7E308,0.,0.));`,
      'KILO',
    );
    expect(contexts).toMatchObject([{ worldCoordinateSystem: null }]);
    expect(codes).toContain('ifc/placement-out-of-range');
  });

  it('survive missing, zero and dangling parts', async () => {
    const { contexts, codes } = await contextsOf(
      `#10=IFCGEOMETRICREPRESENTATIONCONTEXT($,$,$,$,#99,#13);#13=IFCDIRECTION((0.,0.));
#20=IFCGEOMETRICREPRESENTATIONSUBCONTEXT('Body',$,*,*,*,*,$,$,$,$);`,
    );
    const empty = { dimension: null, precision: null, worldCoordinateSystem: null, trueNorth: null };
    expect(contexts).toMatchObject([empty, { ...empty, parent: null }]);
    expect(codes).toContain('step/dangling-reference');
  });
});
