import type { ArgumentReader } from '#core/step';
import { readable } from '../readable.ts';
import { listOf, numberOf, optionalNumber } from '../source.ts';
import { firstColor, noColor, type StyleColor, unreadableAt } from './style-color.ts';

const ASSIGNMENT = 'IFCPRESENTATIONSTYLEASSIGNMENT';
const shadings = ['IFCSURFACESTYLERENDERING', 'IFCSURFACESTYLESHADING'];

/**
 * The colour that styles give to surfaces: of the first IfcSurfaceStyle that has one, by itself or inside of an
 * IfcPresentationStyleAssignment.
 */
export class SurfaceColors {
  readonly #reader: ArgumentReader;
  /** Undefined for what is not there. */
  readonly #known = new Map<number, StyleColor | undefined>();

  constructor(reader: ArgumentReader) {
    this.#reader = reader;
  }

  /** What an IfcStyledItem gives. */
  ofStyledItem(id: number): StyleColor {
    return this.#first(id, 1, this.#ofStyle);
  }

  readonly #ofStyle = (id: number): StyleColor | undefined => {
    const known = this.#known.get(id);
    if (known !== undefined || this.#known.has(id)) return known;
    const color = this.#reader.rowOf(id) < 0 ? undefined : this.#read(id);
    this.#known.set(id, color);
    return color;
  };

  /** There are no assignments within assignments. */
  readonly #ofAssigned = (id: number): StyleColor | undefined =>
    this.#reader.keywordOf(id) === ASSIGNMENT ? noColor : this.#ofStyle(id);

  #first(id: number, position: number, colorOf: (id: number) => StyleColor | undefined): StyleColor {
    return firstColor(id, () => listOf(this.#reader.argument(id, position)), colorOf);
  }

  /** Styles of curves, fillings and texts have no colour for surfaces. */
  #read(id: number): StyleColor {
    switch (this.#reader.keywordOf(id)) {
      case ASSIGNMENT:
        return this.#first(id, 0, this.#ofAssigned);
      case 'IFCSURFACESTYLE':
        return this.#first(id, 2, this.#ofShading);
      default:
        return noColor;
    }
  }

  readonly #ofShading = (id: number): StyleColor | undefined => {
    const reader = this.#reader;
    if (reader.rowOf(id) < 0) return undefined;
    if (!shadings.includes(reader.keywordOf(id))) return noColor;
    const shading = readable(() => {
      const [colour, transparency] = reader.read(id);
      return { colour, alpha: 1 - (optionalNumber(transparency) ?? 0) };
    });
    const colour = shading?.colour;
    if (shading === undefined || typeof colour !== 'number' || reader.rowOf(colour) < 0) return unreadableAt(id);
    const color = readable(() => {
      const [, red, green, blue] = reader.read(colour);
      return [numberOf(red), numberOf(green), numberOf(blue), shading.alpha] as const;
    });
    return color === undefined ? unreadableAt(colour) : { color, unreadable: undefined };
  };
}
