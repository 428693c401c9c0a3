import type { FailureCode } from '#core/geometry';
import type { BodyProduct, IfcFile } from '#core/ifc';
import type { Diagnostics } from '#core/model';
import type { CollectedGeometry } from './geometry-feed.ts';

const SIMPLIFY = 'The element has all its data but no mesh. Simplify its shape, or export it as a triangulation.';

const COSTLY =
  'The element has all its data; a box is shown in its place. Simplify its shape, or export it as a triangulation.';

/** Where something else helps. */
const remedies: Partial<Record<FailureCode, string>> = {
  'geometry/engine-paused': 'The element has all its data but no mesh. Upload the file again in some minutes.',
};

/** Turns what went wrong with shapes into findings with a place in the file. */
export function reportGeometry(
  file: IfcFile,
  expected: readonly BodyProduct[],
  geometry: CollectedGeometry,
  diagnostics: Diagnostics,
): void {
  for (const { expressId, globalId, class: className } of expected) {
    const place = () => ({
      ...file.step.placeOf(expressId),
      class: className,
      ...(globalId !== null && { globalId }),
    });
    const failure = geometry.failures.get(expressId);
    const element = geometry.elements.get(expressId);
    if (failure) {
      const { code, reason } = failure;
      const remedy = remedies[code] ?? (geometry.placeholders.has(expressId) ? COSTLY : SIMPLIFY);
      diagnostics.add({
        code,
        severity: 'error',
        message: `The shape could not be made: ${reason}`,
        at: place(),
        remedy,
      });
    } else if (element === undefined) {
      diagnostics.add({
        code: 'geometry/empty',
        severity: 'warning',
        message: 'The body representation gives no triangles.',
        at: place(),
        remedy: 'Check whether the shape has an extent, or is cut away by its openings.',
      });
    } else if (element.wasInsideOut) {
      diagnostics.add({
        code: 'geometry/inside-out',
        severity: 'info',
        message: 'A closed shape had its inside turned out.',
        at: place(),
        remedy: 'It was turned back, so that its volume is positive.',
      });
    }
  }
}
