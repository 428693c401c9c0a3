import type { Argument } from '#core/step';
import type { Color } from '../../mesh.ts';
import { listOf, numberOf, optionalNumber, referenceOf, type Source } from '../source.ts';

const shadings = ['IFCSURFACESTYLERENDERING', 'IFCSURFACESTYLESHADING'];

/**
 * The colour that styles give to surfaces: of the first IfcSurfaceStyle that has one, by itself or inside of an
 * IfcPresentationStyleAssignment. Undefined where none has.
 */
export class SurfaceColors {
  readonly #source: Source;
  /** Only of styles that can be read: one that cannot says so each time. */
  readonly #known = new Map<number, Color | undefined>();
  readonly #beingRead = new Set<number>();

  constructor(source: Source) {
    this.#source = source;
  }

  /**
   * @param styles references to presentation styles.
   * @throws Declined, UnreadableStatement
   */
  ofStyles(styles: Argument | undefined): Color | undefined {
    if (styles === null || styles === undefined) return undefined;
    for (const style of listOf(styles)) {
      const color = typeof style === 'number' ? this.#ofStyle(style) : undefined;
      if (color !== undefined) return color;
    }
    return undefined;
  }

  #ofStyle(id: number): Color | undefined {
    const known = this.#known.get(id);
    if (known !== undefined || this.#known.has(id)) return known;
    if (this.#beingRead.has(id)) return undefined; // a style that contains itself has no colour
    this.#beingRead.add(id);
    try {
      const color = this.#read(id);
      this.#known.set(id, color);
      return color;
    } finally {
      this.#beingRead.delete(id);
    }
  }

  #read(id: number): Color | undefined {
    const { reader } = this.#source;
    switch (reader.keywordOf(id)) {
      case 'IFCPRESENTATIONSTYLEASSIGNMENT':
        return this.ofStyles(reader.argument(id, 0));
      case 'IFCSURFACESTYLE':
        return this.#ofShadings(listOf(reader.argument(id, 2)));
      default:
        return undefined;
    }
  }

  #ofShadings(styles: readonly Argument[]): Color | undefined {
    const { reader } = this.#source;
    for (const style of styles) {
      if (typeof style !== 'number' || !shadings.includes(reader.keywordOf(style))) continue;
      const [surfaceColour, transparency] = reader.read(style);
      const [, red, green, blue] = reader.read(referenceOf(surfaceColour));
      return [numberOf(red), numberOf(green), numberOf(blue), 1 - (optionalNumber(transparency) ?? 0)];
    }
    return undefined;
  }
}
