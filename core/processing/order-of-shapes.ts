import type { BodyProduct } from '#core/ifc';
import type { StepFile } from '#core/step';

/** Where statements stand, and whether all of the file is in memory. */
type Statements = Pick<StepFile, 'placeOf'> & { readonly index: Pick<StepFile['index'], 'isHeld'> };

/**
 * The products in the order in which their shapes are made. Spaces come first, so that it is known early in which spaces
 * the others are. A file that is held whole is taken class by class, as its elements are written. One that is read in pages
 * is taken from its beginning to its end: class by class every thread would read all of it once for each class, and the
 * shapes of 1 GB take 12.3 s instead of 10.6.
 *
 * @returns express ids
 */
export function orderOfShapes(expected: readonly BodyProduct[], step: Statements): Uint32Array {
  const groups = [true, false].map((wanted) => expected.filter(({ isSpace }) => isSpace === wanted));
  const { isHeld } = step.index;
  const ids = groups.map((group) => {
    if (isHeld) return group.map(({ expressId }) => expressId);
    const placed = group.map(({ expressId }) => ({ expressId, byte: step.placeOf(expressId).byte ?? 0 }));
    return placed.sort((a, b) => a.byte - b.byte).map(({ expressId }) => expressId);
  });
  return Uint32Array.from(ids.flat());
}
