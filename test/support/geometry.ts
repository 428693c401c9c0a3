import type { GeometryEngine, Mesh, Outcome } from '#core/geometry';
import { type ElementGeometry, WebIfcEngine } from '#core/geometry';
import type { ByteSource } from '#core/ports';
import { openSource, stepFile } from './step.ts';

/** Length in metres, plane angles in radians. */
export const metres = { lengthToMetres: 1, planeAngleToRadians: 1 };

/** All that an engine says about some products. */
export interface Tessellated {
  readonly meshes: Mesh[];
  readonly outcomes: Outcome[];
}

/** A mesh from its corners and triangles; its normals do not matter. */
export function meshOf(corners: readonly (readonly number[])[], triangles: readonly (readonly number[])[]): Mesh {
  const positions = Float32Array.from(corners.flat());
  const normals = new Float32Array(positions.length).fill(1, 0, 1);
  return { positions, normals, indices: Uint32Array.from(triangles.flat()) };
}

/** Right-angled corner of a cube: legs of the given length from (0, 0, 0), triangles counter-clockwise from outside. */
export function tetrahedron(leg = 1): Mesh {
  const corners = [
    [0, 0, 0],
    [leg, 0, 0],
    [0, leg, 0],
    [0, 0, leg],
  ];
  const triangles = [
    [0, 2, 1],
    [0, 1, 3],
    [0, 3, 2],
    [1, 2, 3],
  ];
  return meshOf(corners, triangles);
}

/** What all small models share: project, length unit, context, placement #10, a 2 x 3 profile #20, directions #8, #9. */
export function modelLines(
  products: string,
  { unit = '$,.METRE.', origin = '0.,0.,0.', statesAngles = false } = {},
): string {
  const angles = statesAngles ? '#4=IFCSIUNIT(*,.PLANEANGLEUNIT.,$,.RADIAN.);\n' : '';
  return `${angles}#1=IFCPROJECT('0YvctVUKr0kugbFTf53O9L',$,'p',$,$,$,$,(#5),#3);
#2=IFCSIUNIT(*,.LENGTHUNIT.,${unit});
#3=IFCUNITASSIGNMENT((#2${statesAngles ? ',#4' : ''}));
#5=IFCGEOMETRICREPRESENTATIONCONTEXT($,'Model',3,1.E-5,#6,$);
#6=IFCAXIS2PLACEMENT3D(#7,$,$);
#7=IFCCARTESIANPOINT((0.,0.,0.));
#8=IFCDIRECTION((0.,0.,1.));
#9=IFCDIRECTION((1.,0.,0.));
#10=IFCLOCALPLACEMENT($,#11);
#11=IFCAXIS2PLACEMENT3D(#12,$,$);
#12=IFCCARTESIANPOINT((${origin}));
#20=IFCRECTANGLEPROFILEDEF(.AREA.,$,$,2.,3.);
${products}`;
}

/** A product at #10 with one item: `item` is that statement without its id, which is `id + 1`. */
export function product(id: number, item: string, { class: keyword = 'IFCBUILDINGELEMENTPROXY' } = {}): string {
  return `#${id + 1}=${item};
#${id + 2}=IFCSHAPEREPRESENTATION(#5,'Body','SweptSolid',(#${id + 1}));
#${id + 3}=IFCPRODUCTDEFINITIONSHAPE($,$,(#${id + 2}));
#${id}=${keyword}('${String(id).padStart(22, '0')}',$,$,$,$,#10,#${id + 3},$,$);
`;
}

/** A 2 x 3 x 4 block. */
export const BLOCK = 'IFCEXTRUDEDAREASOLID(#20,$,#8,4.)';

/** A block along a direction that is not there: web-ifc makes one, the direct path leaves it to that. */
export const astray = (id: number): string => product(id, 'IFCEXTRUDEDAREASOLID(#20,$,#999999,4.)');

/** An extrusion, 4 high, of what this curve goes around: `curve` is that statement without its id, which is `id + 5`. */
const extruded = (
  id: number,
  curve: string,
) => `${product(id, `IFCEXTRUDEDAREASOLID(#${id + 4},$,#8,4.)`)}#${id + 4}=IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#${id + 5});
#${id + 5}=${curve};
`;

/** A curve whose degree is a text, which makes web-ifc throw. */
export const throwing = (id: number): string =>
  extruded(id, "IFCBSPLINECURVEWITHKNOTS('x',(#7,#12,#7),.UNSPECIFIED.,.F.,.F.,(2,2),(0.,1.),.UNSPECIFIED.)");

/** A swept solid without a directrix, on which web-ifc traps ("memory access out of bounds"). */
export const trapping = (id: number): string => product(id, 'IFCSURFACECURVESWEPTAREASOLID(#20,#6,#999999,0.,1.,#6)');

/** A polyline whose points are no list, over which web-ifc never gets. */
export const hanging = (id: number): string => extruded(id, 'IFCPOLYLINE(#7,#12,#7)');

/** The same as objects of their own, to be compared: elements of threads are views of columns. */
export function inFull(outcome: Outcome): Outcome {
  if (outcome.status !== 'produced') return outcome;
  const { expressId, placements, measures, wasInsideOut } = outcome.geometry;
  return { ...outcome, geometry: { expressId, placements, measures, wasInsideOut } };
}

/** Runs products through an engine (web-ifc in this thread, where none is given) and gathers what it says. */
export async function tessellate(
  source: ByteSource,
  products: readonly number[],
  engine: GeometryEngine = new WebIfcEngine({ source }),
): Promise<Tessellated> {
  const { step } = await openSource(source);
  const gathered: Tessellated = { meshes: [], outcomes: [] };
  const request = {
    index: step.index.share(),
    products: Uint32Array.from(products),
    units: metres,
    elementBudgetMs: 30_000,
  };
  for await (const { meshes, outcomes } of engine.tessellate(request)) {
    gathered.meshes.push(...meshes);
    gathered.outcomes.push(...outcomes.map(inFull));
  }
  await engine.close();
  return gathered;
}

/** The same for the lines of a data section. */
export const tessellateLines = (lines: string, products: readonly number[]): Promise<Tessellated> =>
  tessellate(stepFile(lines), products);

/** The elements that were produced, by express id. */
export function producedIn({ outcomes }: Tessellated): Map<number, ElementGeometry> {
  const produced = outcomes.flatMap((outcome) => (outcome.status === 'produced' ? [outcome.geometry] : []));
  return new Map(produced.map((geometry) => [geometry.expressId, geometry]));
}

/** One line per outcome: `12 produced`, `13 failed geometry/timeout`. */
export const toldBy = ({ outcomes }: Tessellated): string[] =>
  outcomes.map((outcome) => {
    if (outcome.status === 'produced') return `${outcome.geometry.expressId} produced`;
    return outcome.status === 'failed' ? `${outcome.expressId} failed ${outcome.code}` : `${outcome.expressId} empty`;
  });
