import type { ElementGeometry } from '#core/geometry';
import type { BodyProduct } from '#core/ifc';
import type { MeshMeasures } from '#core/model';
import { type Difference, differencesOf } from './agreement.ts';
import { asWebIfc, ComparedModel, cpuMsSince, type DirectOutcome, finest } from './both-engines.ts';
import { handDerived } from './hand-derived.ts';
import { type IfcOpenShellMeasured, measureWithIfcOpenShell } from './ifcopenshell.ts';
import { ShapeKinds } from './shape-kinds.ts';

/** An element on which the direct path and web-ifc differ however curves are cut. */
export interface DifferingElement {
  readonly expressId: number;
  readonly class: string;
  readonly kind: string;
  readonly differences: readonly Difference[];
  /** With curves so fine that chords do not matter. */
  readonly ours: MeshMeasures;
  readonly webIfc: MeshMeasures;
  readonly ifcOpenShell: IfcOpenShellMeasured | undefined;
}

/** An element that was derived by hand. */
export interface MeasuredTruth {
  /** Left out where it is left to web-ifc. */
  readonly ours?: MeshMeasures;
  readonly webIfc?: MeshMeasures;
  readonly ifcOpenShell?: IfcOpenShellMeasured;
}

/** What became of the elements of one kind. */
export interface KindCount {
  elements: number;
  declined: number;
  compared: number;
  differing: number;
  /** Of those made directly: whose surface is closed. */
  closed: number;
  /** Milliseconds of processor time of those made directly. */
  ms: number;
}

export interface ExaminedFile {
  readonly file: string;
  readonly elements: number;
  readonly direct: number;
  /** By reason. */
  readonly declined: ReadonlyMap<string, number>;
  readonly kinds: ReadonlyMap<string, KindCount>;
  /** Processor time of the direct path, and of web-ifc for what that has declined: the start of its module, the cut and the opening included. */
  readonly ms: { readonly direct: number; readonly webIfc: number };
  readonly compared: number;
  /** Agree at web-ifc's segmentation of curves. */
  readonly equal: number;
  /** Agree only with finer curves: web-ifc cuts fillets of hollow profiles finer than its other curves. */
  readonly equalWhenFiner: number;
  readonly differing: readonly DifferingElement[];
  /** What each engine measures of the elements that were derived by hand. */
  readonly truths: ReadonlyMap<number, MeasuredTruth>;
  /** Made by both: closed here, closed by web-ifc, and closed by web-ifc alone. */
  readonly closed: { readonly ours: number; readonly webIfc: number; readonly onlyWebIfc: readonly number[] };
}

/** Makes all elements of a file by both engines, and compares. @throws Refusal where Plinth does not read it. */
export async function examineFile(path: string, file: string, python: string): Promise<ExaminedFile> {
  const model = await ComparedModel.open(path);
  try {
    const made = await makeByBoth(model);
    const derived = handDerived.filter((one) => one.file === file).flatMap(({ elements }) => elements);
    const judge = measureWithIfcOpenShell(python, model.path, [...new Set([...made.differing, ...derived])]);
    const kinds = new ShapeKinds(model.source);
    const fine = await model.direct(derived, finest);
    const truths = new Map(
      derived.map((id) => {
        const [ours, webIfc] = [fine.get(id)?.geometry?.measures, made.webIfc.get(id)?.measures];
        const ifcOpenShell = judge.get(id);
        return [id, { ...(ours && { ours }), ...(webIfc && { webIfc }), ...(ifcOpenShell && { ifcOpenShell }) }];
      }),
    );
    return { file, ...summed(model, made, kinds), truths, differing: differingElements(model, made, kinds, judge) };
  } finally {
    await model.close();
  }
}

interface MadeByBoth {
  readonly usual: Outcomes;
  readonly finest: Outcomes;
  readonly webIfc: ReadonlyMap<number, ElementGeometry>;
  readonly msOf: ReadonlyMap<number, number>;
  readonly webIfcMs: number;
  /** Made by both. */
  readonly both: readonly number[];
  /** Differ at web-ifc's segmentation, and whatever the segmentation. */
  readonly coarse: readonly number[];
  readonly differing: readonly number[];
}

type Outcomes = ReadonlyMap<number, DirectOutcome>;

async function makeByBoth(model: ComparedModel): Promise<MadeByBoth> {
  const ids = model.products.map(({ expressId }) => expressId);
  await model.direct(ids); // Timed when warm: the second time.
  const msOf = new Map<number, number>();
  const usual = await model.direct(ids, undefined, (product, ms) => msOf.set(product, ms));
  const webIfc = await model.webIfc(ids);
  const left = ids.filter((id) => usual.get(id)?.declined !== undefined);
  const began = process.cpuUsage();
  if (left.length > 0) await model.webIfc(left);
  const webIfcMs = left.length > 0 ? cpuMsSince(began) : 0;
  const both = ids.filter((id) => usual.get(id)?.geometry !== undefined && webIfc.has(id));
  const differOn = (outcomes: Outcomes, id: number) =>
    differ(outcomes.get(id)?.geometry?.measures, webIfc.get(id)?.measures).length > 0;
  const alike = await model.direct(both, asWebIfc);
  const coarse = both.filter((id) => differOn(alike, id));
  const fine = await model.direct(coarse, finest);
  const differing = coarse.filter((id) => differOn(fine, id));
  return { usual, finest: fine, webIfc, msOf, webIfcMs, both, coarse, differing };
}

function differ(one: MeshMeasures | undefined, other: MeshMeasures | undefined): Difference[] {
  return one === undefined || other === undefined ? [] : differencesOf(one, other);
}

function summed(
  { products }: ComparedModel,
  made: MadeByBoth,
  kinds: ShapeKinds,
): Omit<ExaminedFile, 'file' | 'differing' | 'truths'> {
  const { usual, webIfc, msOf, both, coarse, differing } = made;
  const reasons = products.flatMap(({ expressId }) => usual.get(expressId)?.declined ?? []);
  const isClosed = (id: number) => usual.get(id)?.geometry?.measures.closed === true;
  const isClosedThere = (id: number) => webIfc.get(id)?.measures.closed === true;
  return {
    elements: products.length,
    direct: products.length - reasons.length,
    declined: counted(reasons),
    kinds: kindCounts(products, made, kinds),
    ms: { direct: [...msOf.values()].reduce((sum, ms) => sum + ms, 0), webIfc: made.webIfcMs },
    compared: both.length,
    equal: both.length - coarse.length,
    equalWhenFiner: coarse.length - differing.length,
    closed: {
      ours: both.filter(isClosed).length,
      webIfc: both.filter(isClosedThere).length,
      onlyWebIfc: both.filter((id) => isClosedThere(id) && !isClosed(id)),
    },
  };
}

function kindCounts(products: readonly BodyProduct[], made: MadeByBoth, kinds: ShapeKinds): Map<string, KindCount> {
  const [both, differing] = [new Set(made.both), new Set(made.differing)];
  const counts = new Map<string, KindCount>();
  for (const { expressId } of products) {
    const kind = kinds.of(expressId);
    const count = counts.get(kind) ?? { elements: 0, declined: 0, compared: 0, differing: 0, closed: 0, ms: 0 };
    counts.set(kind, count);
    const outcome = made.usual.get(expressId);
    count.elements++;
    if (outcome?.declined !== undefined) count.declined++;
    else count.ms += made.msOf.get(expressId) ?? 0;
    if (both.has(expressId)) count.compared++;
    if (differing.has(expressId)) count.differing++;
    if (outcome?.geometry?.measures.closed) count.closed++;
  }
  return counts;
}

function differingElements(
  { products }: ComparedModel,
  { differing, finest: fine, webIfc }: MadeByBoth,
  kinds: ShapeKinds,
  judge: ReadonlyMap<number, IfcOpenShellMeasured>,
): DifferingElement[] {
  const classOf = new Map(products.map((product) => [product.expressId, product.class]));
  return differing.flatMap((expressId) => {
    const [ours, theirs] = [fine.get(expressId)?.geometry?.measures, webIfc.get(expressId)?.measures];
    if (ours === undefined || theirs === undefined) return [];
    const className = classOf.get(expressId) ?? '';
    const differences = differencesOf(ours, theirs);
    const kind = kinds.of(expressId);
    return [
      { expressId, class: className, kind, differences, ours, webIfc: theirs, ifcOpenShell: judge.get(expressId) },
    ];
  });
}

function counted(reasons: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return counts;
}
