import { type BodyProduct, type IfcFile, statedBaseQuantities } from '#core/ifc';
import type { Coverage, DiagnosticReport, Diagnostics } from '#core/model';
import type { ByteSource } from '#core/ports';
import { withLines } from '#core/step';
import type { ArtifactWriter } from './artifacts.ts';
import type { BodyTally, BodyTimes } from './body-tally.ts';
import { compareQuantities } from './compare-quantities.ts';
import { countCoverage } from './count-coverage.ts';
import type { GeometryFeed } from './geometry-feed.ts';
import type { ModelDocument } from './model-document.ts';
import type { Stage } from './progress.ts';
import type { ModelData } from './read-data.ts';
import { reportGeometry } from './report-geometry.ts';
import { reportStyles } from './report-styles.ts';
import { summariseGeometry } from './summarise-geometry.ts';
import type { SceneFigures } from './write-scene.ts';

export interface Findings {
  readonly file: IfcFile;
  readonly source: ByteSource;
  readonly expected: readonly BodyProduct[];
  readonly geometry: GeometryFeed;
  readonly bodies: BodyTally;
  readonly scene: SceneFigures;
  readonly data: ModelData;
  readonly diagnostics: Diagnostics;
  readonly contentId: string;
  /** What `model.json` says has made the artifacts. */
  readonly engine: string;
}

export interface Results {
  readonly model: ModelDocument;
  readonly coverage: Coverage;
  readonly diagnostics: DiagnosticReport;
  /** By what bodies are made of. Times are of this run: no artifact has them. */
  readonly bodies: readonly BodyTimes[];
}

/** How many artifacts `writeResults` writes. */
export const RESULTS = 3;

/** Writes what tells of data and shapes as a whole, `model.json` last. */
export async function writeResults(found: Findings, writer: ArtifactWriter, stage: Stage): Promise<Results> {
  const { file, source, expected, geometry, scene, data } = found;
  const stated = statedBaseQuantities(file, data.relations, data.units);
  const quantities = compareQuantities({ expected, quantities: stated, relations: data.relations, geometry });
  const bodies = found.bodies.rows((keyword) => file.schema.entity(keyword)?.name ?? keyword);
  const coverage: Coverage = {
    ...countCoverage(expected, geometry),
    ...(bodies.length > 0 && { bodies: bodies.map(({ directMs: _direct, webIfcMs: _webIfc, ...counts }) => counts) }),
    ...(quantities && { quantities }),
  };
  await writer.json('coverage.json', coverage);
  stage.advance(1);
  reportGeometry(file, expected, geometry, found.diagnostics);
  reportStyles(file, geometry.unreadableStyles, found.diagnostics);
  const { counts, findings } = found.diagnostics.report();
  const diagnostics = { counts, findings: withLines(findings, source) };
  await writer.json('diagnostics.json', diagnostics);
  stage.advance(2);

  const {
    failures: _failures,
    byClass: _byClass,
    declined: _declined,
    placeholders: _placeholders,
    bodies: _bodies,
    quantities: _quantities,
    ...totals
  } = coverage;
  const model: ModelDocument = {
    format: 'plinth-model',
    formatVersion: 1,
    contentId: found.contentId,
    engine: found.engine,
    source: { bytes: source.size, sha256: file.step.sha256 },
    ...data.metadata,
    coverage: totals,
    geometry: summariseGeometry(geometry.elements, geometry.meshes.length, scene),
    artifacts: writer.artifacts,
  };
  await writer.json('model.json', model);
  return { model, coverage, diagnostics, bodies };
}
