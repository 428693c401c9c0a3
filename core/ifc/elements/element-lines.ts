import { mostArtifactBytes } from '../artifact-size.ts';
import { ByteChunks } from '../byte-chunks.ts';
import type { IfcFile } from '../ifc-file.ts';
import { ElementRecords, type ElementSources, type ShapesOfElements } from './element-records.ts';

/** What meshes measure, while they may still be under way. */
export interface AwaitedMeasures extends ShapesOfElements {
  /** Whether it is known what the mesh of a product measures, or that it has none. */
  isKnown(expressId: number): boolean;
  untilKnown(expressId: number): Promise<void>;
}

/**
 * `elements.ndjson`: each line an `Element` as JSON with its line feed, in chunks of UTF-8 that end anywhere. Put together
 * from pieces of JSON that recur (what is referred to, materials, layers), for a 100 MB file in two thirds of the time
 * that records and `JSON.stringify` take.
 */
export async function* elementLines(
  file: IfcFile,
  sources: ElementSources,
  measures: AwaitedMeasures,
): AsyncGenerator<Uint8Array> {
  const records = new ElementRecords(file, sources, measures);
  const chunks = new ByteChunks();
  const most = mostArtifactBytes(file);
  let isTooMuch = false;
  for (const object of records.all()) {
    if (chunks.written > most && !isTooMuch) {
      isTooMuch = true;
      reportTooMuch(file, object.expressId);
    }
    if (!measures.isKnown(object.expressId)) await measures.untilKnown(object.expressId);
    records.write(object, !isTooMuch, chunks);
    yield* chunks.take();
  }
  yield* chunks.finish();
}

function reportTooMuch(file: IfcFile, id: number): void {
  file.diagnostics.add({
    code: 'ifc/too-much-shared',
    severity: 'error',
    message: 'Objects share materials, classifications or groups so often that naming them takes many times the file.',
    at: file.step.placeOf(id),
    remedy: 'From this object on, elements were listed without them.',
  });
}
