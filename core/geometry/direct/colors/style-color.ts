import type { Argument } from '#core/step';
import type { Color } from '../../mesh.ts';
import { readable } from '../readable.ts';
import { isTyped } from '../source.ts';

/** What a style, or a material, comes to. What cannot be read has no colour, and costs no shape. */
export interface StyleColor {
  readonly color: Color | undefined;
  /** The first statement on the way to it that cannot be read, or refers to nothing: its express id. */
  readonly unreadable: number | undefined;
}

export const noColor: StyleColor = { color: undefined, unreadable: undefined };

export const unreadableAt = (id: number): StyleColor => ({ color: undefined, unreadable: id });

/**
 * The first colour among those that an argument of a statement leads to.
 *
 * @param read the references, of the statement that names them; @throws Declined, UnreadableStatement
 * @param colorOf undefined where there is no such statement.
 */
export function firstColor(
  id: number,
  read: () => readonly Argument[],
  colorOf: (id: number) => StyleColor | undefined,
): StyleColor {
  const named = readable(read);
  if (named === undefined) return unreadableAt(id);
  let unreadable: number | undefined;
  for (const one of named) {
    const found = typeof one === 'number' ? colorOf(one) : isNullStyle(one) ? noColor : undefined;
    unreadable ??= found === undefined ? id : found.unreadable;
    if (found?.color !== undefined) return unreadable === undefined ? found : { color: found.color, unreadable };
  }
  return unreadable === undefined ? noColor : unreadableAt(unreadable);
}

/** IfcNullStyle, of IFC2X3: the typed enumeration, or only its value. */
const isNullStyle = (style: Argument) => isTyped(style) || style === 'NULL';
