import { describe, expect, it } from '@jest/globals';
import { product } from '../../../support/geometry.ts';
import { direct, made } from './made.ts';

const closed = (curve: string) => `${product(100, 'IFCEXTRUDEDAREASOLID(#50,$,#8,1.)')}
#50=IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#51);\n#51=${curve};\n`;
const circle = (id: number, radius: number) =>
  `#${id}=IFCCIRCLE(#${id + 1},${radius}.);\n#${id + 1}=IFCAXIS2PLACEMENT2D(#${id + 2},$);\n#${id + 2}=IFCCARTESIANPOINT((0.,0.));\n`;
const point = (id: number, x: number, y: number) => `#${id}=IFCCARTESIANPOINT((${x.toFixed(3)},${y.toFixed(3)}));\n`;
const segment = (id: number, curve: number, sense = '.T.') =>
  `#${id}=IFCCOMPOSITECURVESEGMENT(.CONTINUOUS.,${sense},#${curve});\n`;
const half = Math.PI / 2;

/** A half disc of radius 1: an arc, and the line back. */
const halfDisc = (arc: string, sense = '.T.') =>
  closed('IFCCOMPOSITECURVE((#60,#61),.F.)') +
  segment(60, 62, sense) +
  segment(61, 63) +
  `#62=${arc};\n#63=IFCPOLYLINE((#64,#65));\n${point(64, -1, 0)}${point(65, 1, 0)}${circle(70, 1)}`;

describe('A profile bounded by a curve has the area that follows by hand', () => {
  it.each<[string, string, number]>([
    ['a circle', closed('IFCCIRCLE(#71,2.)') + circle(70, 2), Math.PI * 4],
    ['an ellipse', closed('IFCELLIPSE(#71,2.,1.)') + circle(70, 2), Math.PI * 2],
    [
      'an arc by its angles',
      halfDisc('IFCTRIMMEDCURVE(#70,(IFCPARAMETERVALUE(0.)),(IFCPARAMETERVALUE(3.141592653589793)),.T.,.PARAMETER.)'),
      half,
    ],
    ['an arc by its points', halfDisc('IFCTRIMMEDCURVE(#70,(#65),(#64),.T.,.CARTESIAN.)'), half],
    [
      'an arc by its points, the other way round',
      halfDisc('IFCTRIMMEDCURVE(#70,(#64),(#65),.F.,.CARTESIAN.)', '.F.'),
      half,
    ],
    ['an arc whose segment has the wrong sense', halfDisc('IFCTRIMMEDCURVE(#70,(#64),(#65),.F.,.CARTESIAN.)'), half],
    [
      'a poly-curve with arcs',
      `${closed('IFCINDEXEDPOLYCURVE(#80,(IFCARCINDEX((1,2,3)),IFCLINEINDEX((3,1))),$)')}#80=IFCCARTESIANPOINTLIST2D(((1.,0.),(0.,1.),(-1.,0.)));\n`,
      half,
    ],
    [
      'a poly-curve without segments',
      `${closed('IFCINDEXEDPOLYCURVE(#80,$,$)')}#80=IFCCARTESIANPOINTLIST2D(((0.,0.),(2.,0.),(2.,3.),(0.,3.)));\n`,
      6,
    ],
    [
      'lines along IfcLine',
      closed('IFCCOMPOSITECURVE((#60,#61),.F.)') +
        segment(60, 62) +
        segment(61, 63) +
        `#62=IFCTRIMMEDCURVE(#66,(IFCPARAMETERVALUE(0.)),(IFCPARAMETERVALUE(2.)),.T.,.PARAMETER.);\n#66=IFCLINE(#64,#67);\n#67=IFCVECTOR(#68,1.5);\n#68=IFCDIRECTION((1.,0.));\n#63=IFCPOLYLINE((#65,#69,#64));\n${point(64, 0, 0)}${point(65, 3, 0)}${point(69, 3, 2)}`,
      3,
    ],
  ])('%s', async (_, lines, area) => {
    const { measures } = await made(lines);
    expect(measures).toMatchObject({ closed: true });
    expect(measures.volume / area).toBeCloseTo(1, 4);
  });
});

describe('A curve', () => {
  it.each([
    ['that contains itself', closed('IFCCOMPOSITECURVE((#60),.F.)') + segment(60, 51)],
    [
      'in space',
      `${closed('IFCINDEXEDPOLYCURVE(#80,$,$)')}#80=IFCCARTESIANPOINTLIST3D(((0.,0.,0.),(2.,0.,0.),(2.,3.,1.)));\n`,
    ],
    [
      'with an index out of range',
      `${closed('IFCINDEXEDPOLYCURVE(#80,(IFCLINEINDEX((1,9))),$)')}#80=IFCCARTESIANPOINTLIST2D(((0.,0.),(1.,0.)));\n`,
    ],
    [
      'of a class that it does not know',
      closed('IFCBSPLINECURVEWITHKNOTS(3,(#64),.UNSPECIFIED.,.F.,.F.,(4),(0.),.UNSPECIFIED.)'),
    ],
    ['without area', closed('IFCPOLYLINE((#64,#65,#64))') + point(64, 0, 0) + point(65, 1, 0)],
    ['of a circle without radius', closed('IFCCIRCLE(#71,0.)') + circle(70, 1)],
    ['that is not there', closed('IFCPOLYLINE((#997,#998,#999))')],
  ])('%s is declined', async (_, lines) => {
    expect((await direct(lines)).status).toBe('declined');
  });
});
