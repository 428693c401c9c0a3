import { writeGlb } from '#core/geometry';
import { type BodyProduct, elementLines, type IfcFile, type MeasuresOf } from '#core/ifc';
import type { Coverage, DiagnosticReport, Diagnostics } from '#core/model';
import type { ByteSource } from '#core/ports';
import { withLines } from '#core/step';
import type { ArtifactWriter } from './artifacts.ts';
import type { CollectedGeometry } from './collect-geometry.ts';
import { countCoverage } from './count-coverage.ts';
import { glbModelOf } from './glb-model-of.ts';
import type { ModelDocument } from './model-document.ts';
import type { Stage } from './progress.ts';
import type { ModelData } from './read-data.ts';
import { reportGeometry } from './report-geometry.ts';
import { SpacesAround } from './spaces-around.ts';
import { summariseGeometry } from './summarise-geometry.ts';

export interface Findings {
  readonly file: IfcFile;
  readonly source: ByteSource;
  readonly expected: readonly BodyProduct[];
  readonly geometry: CollectedGeometry;
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
}

/** Writes what needs both data and shapes, `model.json` last. */
export async function writeResults(found: Findings, writer: ArtifactWriter, stage: Stage): Promise<Results> {
  const { file, source, expected, geometry, data } = found;
  const tick = () => stage.advance(writer.artifacts.length);

  await writer.lines('elements.ndjson', elementLines(file, data, placedMeasures(expected, geometry)));
  tick();
  const glb = await writeGlb(glbModelOf(data.tree, geometry));
  await writer.bytes('model.glb', glb.chunks);
  tick();
  const coverage = countCoverage(expected, geometry);
  await writer.json('coverage.json', coverage);
  reportGeometry(file, expected, geometry, found.diagnostics);
  const { counts, findings } = found.diagnostics.report();
  const diagnostics = { counts, findings: withLines(findings, source) };
  await writer.json('diagnostics.json', diagnostics);

  const { failures: _failures, byClass: _byClass, ...totals } = coverage;
  const model: ModelDocument = {
    format: 'plinth-model',
    formatVersion: 1,
    contentId: found.contentId,
    engine: found.engine,
    source: { bytes: source.size, sha256: file.step.sha256 },
    ...data.metadata,
    coverage: totals,
    geometry: summariseGeometry(geometry.elements.values(), geometry.meshes.length, glb),
    artifacts: [...writer.artifacts],
  };
  await writer.json('model.json', model);
  return { model, coverage, diagnostics };
}

/** What meshes measure, and in which spaces they are. */
function placedMeasures(expected: readonly BodyProduct[], geometry: CollectedGeometry): MeasuresOf {
  const around = new SpacesAround(expected, geometry);
  const spaces = new Set(expected.filter(({ isSpace }) => isSpace).map(({ expressId }) => expressId));
  return (expressId) => {
    const measures = geometry.elements.get(expressId)?.measures;
    if (measures === undefined) return null;
    const inside = spaces.has(expressId) ? [] : around.of(measures.centroid);
    return inside.length === 0 ? measures : { ...measures, spaces: inside };
  };
}
