import { expect, it } from '@jest/globals';
import { type ElementGeometry, type Outcome, WebIfcEngine } from '#core/geometry';
import { IfcFile, productsWithBody, Units } from '#core/ifc';
import { Diagnostics, type MeshMeasures } from '#core/model';
import { ArgumentReader, openStep } from '#core/step';
import { DirectTessellator } from '../../../../core/geometry/direct/direct-tessellator.ts';
import { Shapes } from '../../../../core/geometry/shapes.ts';
import { corpusBytes, describeCorpus } from '../../../support/corpus.ts';
import { bytesSource } from '../../../support/step.ts';

/** As web-ifc cuts circles and arcs: 12 points with the first one repeated. */
const segmentation = { fewest: 11, most: 11, fewestOfArc: 11, chordError: 1 };

interface Expected {
  readonly file: string;
  /** Products that the direct path leaves to web-ifc. */
  readonly declined: number;
  /** Products on whose volume, area or box the two differ. */
  readonly differing: number;
  /** Products of which web-ifc makes nothing. */
  readonly missing?: number;
  /** Why they do, and who is right. */
  readonly why?: string;
}

const files: readonly Expected[] = [
  {
    file: 'AC20-FZK-Haus.ifc',
    declined: 0,
    differing: 2,
    why: 'two walls with oblique openings: web-ifc leaves them unclosed, IfcOpenShell sides with manifold-3d',
  },
  {
    file: 'Office_A_20110811.ifc',
    declined: 0,
    differing: 10,
    why: 'web-ifc loses triangles of ten flow terminals: 9 % of their area; IfcOpenShell has them',
  },
  { file: 'duplex.ifc', declined: 0, differing: 0 },
  {
    file: 'ISSUE_021_Mini_Project.ifc',
    declined: 0,
    differing: 440,
    why: 'web-ifc leaves out the fillets of L profiles and draws those of I profiles wrong; by hand they are as here',
  },
  {
    file: '171210AISC_Sculpture_brep.ifc',
    declined: 0,
    differing: 2,
    missing: 1,
    why: 'web-ifc flattens two bent bars, by hand pi r2 l as here, and does not know IfcCenterLineProfileDef',
  },
  { file: 'IfcOpenHouse_IFC4.ifc', declined: 0, differing: 0 },
  { file: 'KIT-Simple-Road-Test-Web-IFC4x3_RC2.ifc', declined: 0, differing: 0 },
  { file: 'building-architecture.ifc', declined: 0, differing: 0 },
  { file: 'doubleguids.ifc', declined: 0, differing: 0 },
  { file: 'infra-bridge.ifc', declined: 0, differing: 0 },
  { file: 'revit_quantities.ifc', declined: 0, differing: 0 },
  { file: 'tested_sample_project.ifc', declined: 0, differing: 0 },
  { file: 'vectorworks_sjis.ifc', declined: 0, differing: 0 },
];

/** What both engines make of the products of a file. */
async function bothOf(name: string) {
  const source = bytesSource(corpusBytes(name), name);
  const diagnostics = new Diagnostics();
  const step = await openStep(source, { diagnostics });
  const file = new IfcFile(step, diagnostics);
  const units = Units.of(file);
  const products = [...productsWithBody(file)].map(({ expressId }) => expressId);
  const reader = new ArgumentReader(source, step.index);
  const { lengthToMetres, planeAngleToRadians } = units;
  const direct = new DirectTessellator(reader, { lengthToMetres, planeAngleToRadians, segmentation }, new Shapes());
  await direct.prepare();
  const ours = products.map((product) => direct.tessellate(product));
  const engine = new WebIfcEngine({ source });
  const theirs: Outcome[] = [];
  const request = { index: step.index, products: Uint32Array.from(products), units, elementBudgetMs: 60_000 };
  for await (const { outcomes } of engine.tessellate(request)) theirs.push(...outcomes);
  await engine.close();
  return { ours, theirs };
}

const produced = (outcomes: readonly { status: string }[]) =>
  new Map(
    (outcomes as readonly Outcome[]).flatMap((outcome) =>
      outcome.status === 'produced' ? [[outcome.geometry.expressId, outcome.geometry] as const] : [],
    ),
  );

function agree(a: MeshMeasures, b: MeshMeasures): boolean {
  const isNear = (x: number, y: number) => Math.abs(x - y) <= 1e-3 * Math.max(Math.abs(x), Math.abs(y));
  const size = Math.max(...b.box.max.map((most, axis) => most - (b.box.min[axis] ?? 0)));
  const corners = (box: MeshMeasures['box']) => [...box.min, ...box.max];
  const others = corners(b.box);
  const isPlaced = corners(a.box).every(
    (at, axis) => Math.abs(at - (others[axis] ?? 0)) <= Math.max(1e-3, 1e-3 * size),
  );
  return isPlaced && isNear(a.area, b.area) && (!(a.closed && b.closed) || isNear(a.volume, b.volume));
}

const colorsOf = ({ placements }: ElementGeometry) =>
  [...new Set(placements.map(({ color }) => color.map((part) => part.toFixed(4)).join()))].sort();

describeCorpus('The direct path agrees with web-ifc', () => {
  it.each(files)('on $file', async ({ file, declined, differing, missing = 0 }) => {
    const { ours, theirs } = await bothOf(file);
    const [here, there] = [produced(ours), produced(theirs)];
    expect(ours.filter(({ status }) => status === 'declined')).toHaveLength(declined);
    const pairs = [...here].map(([id, geometry]) => [geometry, there.get(id)] as const);
    expect(pairs.filter(([, other]) => other === undefined)).toHaveLength(missing);
    const different = pairs.filter(([one, other]) => other && !agree(one.measures, other.measures));
    expect(different).toHaveLength(differing);
    for (const [one, other] of pairs) if (other) expect(colorsOf(other)).toEqual(colorsOf(one));
    // Where web-ifc's surface is closed, ours is.
    expect(pairs.filter(([one, other]) => other?.measures.closed === true && !one.measures.closed)).toEqual([]);
  });
});
