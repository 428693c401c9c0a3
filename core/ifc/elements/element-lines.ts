import { mostArtifactBytes } from '../artifact-size.ts';
import type { IfcFile } from '../ifc-file.ts';
import type { ElementClass } from './element-class.ts';
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
  const lines = new ElementLines(file, sources, measures);
  const { writer } = lines;
  const classes = new Map(writer.classes().map((elementClass) => [elementClass.definition.keyword, elementClass]));
  for (const [elementClass, ids] of file.step.idsInParts(classes)) {
    writer.beginClass(elementClass);
    for (let at = 0; at < ids.length; ) {
      at = lines.write(ids, at, elementClass);
      if (writer.out.hasFull) yield* writer.out.take();
      else if (at < ids.length) await measures.untilKnown(ids[at] ?? 0);
    }
  }
  yield* writer.out.finish();
}

/** Apart from the generator, whose compiled code V8 throws away whenever it goes on behind a loop for the first time. */
class ElementLines {
  readonly writer: ElementWriter;
  readonly #file: IfcFile;
  readonly #measures: AwaitedMeasures;
  readonly #most: number;
  #isTooMuch = false;

  constructor(file: IfcFile, sources: ElementSources, measures: AwaitedMeasures) {
    this.#file = file;
    this.#measures = measures;
    this.#most = mostArtifactBytes(file);
    this.writer = new ElementWriter(file, sources, measures);
  }

  /** Writes lines from one object of the class on; answers which is the next: it has to be waited for, or a chunk is full. */
  write(ids: Uint32Array, start: number, elementClass: ElementClass): number {
    const { out } = this.writer;
    for (let at = start; at < ids.length; at++) {
      const id = ids[at] ?? 0;
      if (out.hasFull || !this.#measures.isKnown(id)) return at;
      if (out.written > this.#most && !this.#isTooMuch) {
        this.#isTooMuch = true;
        reportTooMuch(this.#file, id);
      }
      this.writer.write(id, elementClass, !this.#isTooMuch);
    }
    return ids.length;
  }
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
