import { peakMemoryMB } from '#adapters/model-file';
import type { CoverageCounts, DiagnosticReport } from '#core/model';
import type { ModelDocument, ProcessedModel } from '#core/processing';
import { type Line, linesText, metadataLines } from './metadata-text.ts';
import { bytes, count, counted, seconds } from './numbers.ts';

/** The last event of `plinth process --json`. */
export function doneEvent({ model, coverage, diagnostics, timings, bodies }: ProcessedModel, out: string) {
  const { expected, produced, failed, empty, spaces, placeholders = {}, declined = {}, quantities } = coverage;
  const { contentId, geometry, artifacts } = model;
  return {
    event: 'done',
    out,
    contentId,
    expected,
    produced,
    failed,
    empty,
    spaces,
    placeholders,
    declined,
    bodies,
    ...(quantities && { quantities: { compared: quantities.compared, within: quantities.within } }),
    geometry,
    artifacts,
    diagnostics: diagnostics.counts,
    timings,
    peakMemoryMB: peakMemoryMB(),
  };
}

/** What `plinth process` prints at its end. */
export function reportText({ model, coverage, diagnostics, timings, bodies }: ProcessedModel, out: string): string {
  const { geometry, artifacts, source } = model;
  const lines: Line[] = [
    ...metadataLines(model),
    ['Elements', coverageText(coverage, 'with a mesh')],
    ['Spaces', coverage.spaces.expected > 0 ? coverageText(coverage.spaces, 'with a mesh') : undefined],
    ...coverage.failures
      .slice(0, 5)
      .map(({ expressId, class: name, reason }): Line => ['', `${name} #${expressId}: ${reason}`]),
    ['Bodies', bodiesText(bodies)],
    ['Boxes', placeholdersText(coverage)],
    ['Left to', declinedText(coverage)],
    ['Stated', quantitiesText(coverage)],
    ['3D', shapesText(geometry)],
    ['Findings', findingsText(diagnostics)],
    ['Written', `${out}: ${writtenText(artifacts)}`],
    ['Took', timingsText(timings)],
  ];
  return `${bytes(source.bytes)}, sha256 ${source.sha256.slice(0, 16)}…\n${linesText(lines)}`;
}

/** Every artifact with its size; tiles together. */
function writtenText(artifacts: ModelDocument['artifacts']): string {
  const tiles = artifacts.filter(({ name }) => name.startsWith('tiles/'));
  const size = tiles.reduce((sum, tile) => sum + tile.bytes, 0);
  const single = artifacts
    .filter(({ name }) => !name.startsWith('tiles/'))
    .map((one) => `${one.name} ${bytes(one.bytes)}`);
  const together = tiles.length === 0 ? [] : [`${count(tiles.length)} tiles ${bytes(size)}`];
  return [...single, ...together, 'model.json'].join(', ');
}

/** `none`, or every code with its count. */
export function findingsText({ counts }: DiagnosticReport): string {
  const codes = Object.entries(counts).map(([code, number]) => `${code} ${count(number)}`);
  return codes.length === 0 ? 'none' : codes.join(', ');
}

function coverageText({ expected, produced, failed, empty }: CoverageCounts, what: string): string {
  return `${count(produced)} of ${count(expected)} ${what}, ${count(failed)} failed, ${count(empty)} empty`;
}

const MOST_BODIES = 4;

/** The kinds of bodies that took longest, with their shares of the elements and of the time. */
function bodiesText(bodies: ProcessedModel['bodies']): string | undefined {
  const made = ({ direct, webIfc, failed }: ProcessedModel['bodies'][number]) => direct + webIfc + failed;
  const took = ({ directMs, webIfcMs }: ProcessedModel['bodies'][number]) => directMs + webIfcMs;
  const [elements, time] = [made, took].map((of) => bodies.reduce((sum, body) => sum + of(body), 0));
  if (!elements || !time) return undefined;
  const percent = (part: number, whole: number) => `${Math.round((100 * part) / whole)} %`;
  const costly = bodies.toSorted((a, b) => took(b) - took(a)).slice(0, MOST_BODIES);
  const kinds = costly.map((body) => {
    const kind = `${body.item || 'unreadable'}${body.openings ? ' with openings' : ''}`;
    return `${kind} ${percent(made(body), elements)} of elements, ${percent(took(body), time)} of the time`;
  });
  return kinds.join('; ');
}

/** Undefined where no box stands in for a shape. */
function placeholdersText({ placeholders = {} }: ProcessedModel['coverage']): string | undefined {
  const codes = Object.entries(placeholders).map(([code, number]) => `${code} ${count(number)}`);
  return codes.length === 0 ? undefined : `in place of shapes that cost too much: ${codes.join(', ')}`;
}

/** Undefined where Plinth has made every shape itself. */
function declinedText({ declined = {} }: ProcessedModel['coverage']): string | undefined {
  const reasons = Object.entries(declined);
  const total = reasons.reduce((sum, [, number]) => sum + number, 0);
  return total === 0
    ? undefined
    : `web-ifc: ${count(total)} (${reasons.map(([reason, number]) => `${reason} ${count(number)}`).join(', ')})`;
}

/** Undefined where the file states nothing that can be compared. */
function quantitiesText({ quantities }: ProcessedModel['coverage']): string | undefined {
  if (quantities === undefined || quantities.compared === 0) return undefined;
  const { compared, within, deviations } = quantities;
  const text = `${count(within)} of ${counted(compared, 'volume or area', 'volumes and areas')} within 1 % of what was measured`;
  const [worst] = deviations;
  if (worst === undefined) return text;
  const { class: name, expressId, quantity, unit, stated, measured } = worst;
  return `${text}; worst ${name} #${expressId} ${quantity} ${stated.toPrecision(4)} ${unit}, measured ${measured.toPrecision(4)}`;
}

function shapesText({ triangles, meshes, placements, box }: ProcessedModel['model']['geometry']): string {
  const size = box?.max.map((high, axis) => (high - (box.min[axis] ?? 0)).toFixed(1)).join(' x ');
  const shapes = `${count(triangles)} triangles, ${counted(meshes, 'mesh', 'meshes')} placed ${counted(placements, 'time')}`;
  return size ? `${shapes}, ${size} m` : shapes;
}

function timingsText({ index, data, geometry, write }: ProcessedModel['timings']): string {
  const stages = `index ${seconds(index)}, data ${seconds(data)} beside geometry ${seconds(geometry)}, write ${seconds(write)}`;
  return `${seconds(performance.now())} (${stages}), peak ${count(peakMemoryMB())} MB`;
}
