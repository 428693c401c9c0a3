import { mostArtifactBytes } from '../artifact-size.ts';
import type { IfcFile } from '../ifc-file.ts';
import type { ElementSources } from './element-sources.ts';
import { ElementWriter, type ShapesOfElements } from './element-writer.ts';

/** What meshes measure, while they may still be under way. */
export interface AwaitedMeasures extends ShapesOfElements {
  /** Whether it is known what the mesh of a product measures, or that it has none. */
  isKnown(expressId: number): boolean;
  untilKnown(expressId: number): Promise<void>;
}

/**
 * `elements.ndjson`: each line an `Element` as JSON with its line feed, in chunks of UTF-8 that end anywhere; each
 * may change when the next but one is asked for. See `NativeElements`.
 */
export async function* elementLines(
  file: IfcFile,
  sources: ElementSources,
  measures: AwaitedMeasures,
): AsyncGenerator<Uint8Array> {
  const writer = new ElementWriter(file, sources, measures);
  const { out } = writer;
  const most = mostArtifactBytes(file);
  let isTooMuch = false;
  for (const elementClass of writer.classes()) {
    writer.beginClass(elementClass);
    for (const id of file.step.ids(elementClass.definition.keyword)) {
      if (out.written > most && !isTooMuch) {
        isTooMuch = true;
        reportTooMuch(file, id);
      }
      if (!measures.isKnown(id)) await measures.untilKnown(id);
      writer.write(id, elementClass, !isTooMuch);
      if (out.hasFull) yield* out.take();
    }
  }
  yield* out.finish();
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
