import { type GeometryEngine, type GeometryUnits, PlaceholderBoxes, type Tiling, tiling } from '#core/geometry';
import { IfcFile, ProductHeads, Units } from '#core/ifc';
import { Diagnostics, type Scope, type SpatialTree } from '#core/model';
import type { ByteSource, Digest, ObjectStore } from '#core/ports';
import { openStep, plainDigest } from '#core/step';
import { ArtifactWriter } from './artifacts.ts';
import { contentIdOf } from './content-id.ts';
import { engineVersionOf } from './engine-version.ts';
import { type GeometryBudgets, usualBudgets } from './geometry-budgets.ts';
import { GeometryFeed } from './geometry-feed.ts';
import { glbModelOf } from './glb-model-of.ts';
import { orderOfShapes } from './order-of-shapes.ts';
import { PlacedMeasures } from './placed-measures.ts';
import { type Progress, Stage, type StageName } from './progress.ts';
import { type ModelData, readData, writeData } from './read-data.ts';
import { sideBySide } from './side-by-side.ts';
import { RESULTS, type Results, writeResults } from './write-results.ts';
import { type SceneFigures, writeScene } from './write-scene.ts';

export interface ProcessRequest {
  /** Whose model it is; part of every object key. */
  readonly scope: Scope;
  readonly source: ByteSource;
  readonly store: ObjectStore;
  /** Made for this source. The caller closes it. */
  readonly engine: GeometryEngine;
  /** Stores every artifact compressed by gzip as well. @default false */
  readonly isCompressed?: boolean;
  /** Begins a SHA-256: that of the file, and of each artifact. @default computed by the caller's thread */
  readonly digest?: () => Digest;
  /** How large a model is that is cut into tiles, and a tile. */
  readonly tiling?: Tiling;
  /** What shapes may cost. @default usualBudgets */
  readonly budgets?: GeometryBudgets;
  readonly onProgress?: (progress: Progress) => void;
  /** Aborting rejects with the signal's reason; nothing but whole artifacts is then in the store. */
  readonly signal?: AbortSignal;
}

export interface ProcessedModel extends Results {
  /** Milliseconds per stage; data and geometry overlap. */
  readonly timings: Readonly<Record<StageName, number>>;
}

/**
 * Turns one IFC file into everything Plinth knows about it, written to the store below `models/<content id>/`.
 * The same file always gives the same bytes, `model.json` last.
 *
 * @throws Refusal where the file as a whole cannot be read.
 */
export async function processModel(request: ProcessRequest): Promise<ProcessedModel> {
  const { source, engine } = request;
  const begin = (name: StageName, unit: Progress['unit'], total: number) =>
    new Stage(name, unit, total, request.onProgress ?? (() => undefined));
  const diagnostics = new Diagnostics();

  const indexing = begin('index', 'bytes', source.size);
  const onProgress = (bytes: number) => indexing.advance(bytes);
  const beginDigest = request.digest ?? plainDigest;
  const { signal } = request;
  const step = await openStep(source, { diagnostics, onProgress, digest: beginDigest(), ...(signal && { signal }) });
  const file = new IfcFile(step, diagnostics);
  const units = Units.of(file);
  const heads = new ProductHeads(file);
  const expected = [...heads.withBody()];
  const indexMs = indexing.end();

  const version = engineVersionOf(engine);
  const contentId = contentIdOf(step.sha256, version);
  const writer = new ArtifactWriter({
    store: request.store,
    scope: request.scope,
    prefix: `models/${contentId}`,
    isCompressed: request.isCompressed ?? false,
    digest: beginDigest,
    signal: request.signal,
  });
  const tessellating = begin('geometry', 'elements', expected.length);
  const reading = begin('data', 'elements', file.countOf('IfcObjectDefinition'));
  const products = orderOfShapes(expected, step);
  const budgets = request.budgets ?? usualBudgets;
  let boxes: PlaceholderBoxes | undefined;
  const geometry = new GeometryFeed(products, (product) => {
    boxes ??= new PlaceholderBoxes(source, step.index, units);
    return boxes.of(product);
  });
  const [[scene, geometryMs], [data, dataMs]] = await sideBySide<
    SpatialTree,
    readonly [SceneFigures, number],
    readonly [ModelData, number]
  >(
    request.signal,
    async (signal, tree) => {
      const { elementMs: elementBudgetMs, elementTriangles } = budgets;
      const wanted = { index: step.index, products, units: plain(units), elementBudgetMs, elementTriangles, signal };
      await geometry.collect(engine, wanted, budgets, (elements) => tessellating.advance(elements));
      const model = glbModelOf(await tree.given, geometry);
      const written = await writeScene(model, geometry, engine, writer, request.tiling ?? tiling);
      return [written, tessellating.end()];
    },
    async (_signal, tree) => {
      const read = readData(file, units, heads);
      tree.give(read.tree);
      await writeData(file, read, new PlacedMeasures(expected, geometry), writer, (done) => reading.advance(done));
      return [read, reading.end()];
    },
  );

  const writing = begin('write', 'artifacts', RESULTS);
  const results = await writeResults(
    { file, source, expected, geometry, bodies: geometry.bodies, scene, data, diagnostics, contentId, engine: version },
    writer,
    writing,
  );
  const timings = { index: indexMs, data: dataMs, geometry: geometryMs, write: writing.end() };
  return { ...results, timings };
}

/** Without the rest, which threads need not be told. */
const plain = ({ lengthToMetres, planeAngleToRadians }: Units): GeometryUnits => ({
  lengthToMetres,
  planeAngleToRadians,
});
