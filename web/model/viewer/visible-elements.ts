import type { Building } from '../../scene/building.ts';
import { visibilityOf } from '../../scene/lists/visibility.ts';
import type { ViewState } from '../view-state.ts';

/** How each element is drawn, by its number in the 3D view, for what is chosen on the page. */
export function visibleElements(
  building: Building,
  numbers: ReadonlyMap<number, number>,
  state: ViewState,
): Uint8Array {
  const { hidden, isolated, level, isRestFaint, areSpacesShown } = state;
  const chosen = [isolated?.ids, level?.ids].filter((ids) => ids !== undefined);
  return visibilityOf(building.elements.isSpace, {
    only: chosen.map((ids) => numbersOf(ids, numbers)),
    hidden: numbersOf(hidden, numbers),
    restIsFaint: isRestFaint,
    spaces: areSpacesShown || (isolated?.withSpaces ?? false),
  });
}

export function numbersOf(expressIds: Iterable<number>, numbers: ReadonlyMap<number, number>): ReadonlySet<number> {
  const found = new Set<number>();
  for (const expressId of expressIds) {
    const number = numbers.get(expressId);
    if (number !== undefined) found.add(number);
  }
  return found;
}

/** The box around all of the elements; undefined where there are none. */
export function boxAround({ elements }: Building, numbers: Iterable<number>): Building['bounds'] | undefined {
  const box: [number, number, number, number, number, number] = [
    Infinity,
    Infinity,
    Infinity,
    -Infinity,
    -Infinity,
    -Infinity,
  ];
  for (const number of numbers) {
    for (let side = 0; side < 6; side++) {
      const value = elements.boxes[6 * number + side] ?? 0;
      box[side] = side < 3 ? Math.min(box[side] ?? 0, value) : Math.max(box[side] ?? 0, value);
    }
  }
  return box[0] <= box[3] ? box : undefined;
}
