import type { Element } from '#core/model';
import { mostArtifactBytes } from '../artifact-size.ts';
import type { IfcFile } from '../ifc-file.ts';
import { ElementRecords, type ElementSources, type MeasuresOf } from './element-records.ts';

/** The lines of `elements.ndjson`, each an `Element` as JSON with its line feed. */
export function* elementLines(file: IfcFile, sources: ElementSources, measuresOf: MeasuresOf): Generator<string> {
  const most = mostArtifactBytes(file);
  let written = 0;
  let isTooMuch = false;
  for (const element of new ElementRecords(file, sources, measuresOf).all()) {
    if (written > most && !isTooMuch) {
      isTooMuch = true;
      reportTooMuch(file, element.expressId);
    }
    const line = `${JSON.stringify(isTooMuch ? withoutShared(element) : element)}\n`;
    written += line.length;
    yield line;
  }
}

/** The element without what many elements can have in common. */
function withoutShared(element: Element): Element {
  return { ...element, materials: [], classifications: [], layers: [], links: {} };
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
