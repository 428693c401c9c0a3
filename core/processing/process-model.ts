import type { GeometryEngine, GeometryUnits } from '#core/geometry';
import { IfcFile, productsWithBody, Units } from '#core/ifc';
import { type Coverage, type DiagnosticReport, Diagnostics, type Scope } from '#core/model';
import type { ByteSource, ObjectStore } from '#core/ports';
import { openStep } from '#core/step';
import { ArtifactWriter, artifactNames } from './artifacts.ts';
import { collectGeometry } from './collect-geometry.ts';
import { contentIdOf } from './content-id.ts';
import { engineVersionOf } from './engine-version.ts';
import type { ModelDocument } from './model-document.ts';
import { type Progress, Stage, type StageName } from './progress.ts';
import { readData } from './read-data.ts';
import { sideBySide } from './side-by-side.ts';
import { writeResults } from './write-results.ts';

/** Longer than any honest element takes; some ten thousand times the usual. */
const ELEMENT_BUDGET_MS = 30_000;

export interface ProcessRequest {
  /** Whose model it is; part of every object key. */
  readonly scope: Scope;
  readonly source: ByteSource;
  readonly store: ObjectStore;
  /** Made for this source. The caller closes it. */
  readonly engine: GeometryEngine;
  readonly onProgress?: (progress: Progress) => void;
  /** Aborting rejects with the signal's reason; nothing but whole artifacts is then in the store. */
  readonly signal?: AbortSignal;
}

export interface ProcessedModel {
  readonly model: ModelDocument;
  readonly coverage: Coverage;
  readonly diagnostics: DiagnosticReport;
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
  const step = await openStep(source, { diagnostics, onProgress, ...(request.signal && { signal: request.signal }) });
  const file = new IfcFile(step, diagnostics);
  const units = Units.of(file);
  const expected = [...productsWithBody(file)];
  const indexMs = indexing.end();

  const version = engineVersionOf(engine);
  const contentId = contentIdOf(step.sha256, version);
  const writer = new ArtifactWriter(request.store, request.scope, `models/${contentId}`, request.signal);
  const tessellating = begin('geometry', 'elements', expected.length);
  const reading = begin('data', 'elements', file.countOf('IfcObjectDefinition'));
  const [[geometry, geometryMs], [data, dataMs]] = await sideBySide(
    request.signal,
    async (signal) => {
      const products = Uint32Array.from(expected, ({ expressId }) => expressId);
      const wanted = { index: step.index, products, units: plain(units), elementBudgetMs: ELEMENT_BUDGET_MS, signal };
      const geometry = await collectGeometry(engine, wanted, (elements) => tessellating.advance(elements));
      return [geometry, tessellating.end()] as const;
    },
    async () => {
      const data = await readData(file, units, writer, (objects) => reading.advance(objects));
      return [data, reading.end()] as const;
    },
  );

  const writing = begin('write', 'artifacts', artifactNames.length);
  const results = await writeResults(
    { file, source, expected, geometry, data, diagnostics, contentId, engine: version },
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
