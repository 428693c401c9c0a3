import { Alignments } from './alignment/alignments.ts';
import { linearAxes } from './alignment/linear-placement.ts';
import { decline } from './declined.ts';
import { compose, type Frame, frameOf, identity, movedBy, X_AXIS, Z_AXIS } from './frame.ts';
import { directionOf, optionalReference, pointOf, referenceOf, type Source } from './source.ts';
import { TwoGenerations } from './two-generations.ts';

/** Deeper chains than this are cyclic. */
const DEEPEST_PLACEMENT = 100;
const MOST_KNOWN = 1 << 14;

/** IfcAxis2Placement2D and 3D, IfcLocalPlacement and IfcLinearPlacement, each evaluated once as long as it is not long ago. */
export class Placements {
  readonly #source: Source;
  readonly #alignments: Alignments;
  readonly #axes = new TwoGenerations<number, Frame>(MOST_KNOWN);
  readonly #locals = new TwoGenerations<number, Frame>(MOST_KNOWN);

  constructor(source: Source) {
    this.#source = source;
    this.#alignments = new Alignments(source, (id) => this.axes(id));
  }

  /** An IfcAxis2Placement; the identity where there is none. */
  axes(id: number | undefined): Frame {
    if (id === undefined) return identity;
    const known = this.#axes.get(id);
    if (known !== undefined) return known;
    const frame = this.#readAxes(id);
    this.#axes.set(id, frame);
    return frame;
  }

  /** An IfcObjectPlacement to the project's coordinates. */
  local(id: number | undefined, depth = 0): Frame {
    if (id === undefined) return identity;
    const known = this.#locals.get(id);
    if (known !== undefined) return known;
    const { reader } = this.#source;
    const keyword = reader.keywordOf(id);
    const isLinear = keyword === 'IFCLINEARPLACEMENT';
    if (!isLinear && keyword !== 'IFCLOCALPLACEMENT') decline('placement of another kind');
    if (depth > DEEPEST_PLACEMENT) decline('cyclic placement');
    const values = reader.read(id);
    const above = this.local(optionalReference(values[0]), depth + 1);
    const axes = referenceOf(values[1]);
    const within = isLinear ? linearAxes(this.#source, this.#alignments, axes) : this.axes(axes);
    const frame = compose(above, within);
    this.#locals.set(id, frame);
    return frame;
  }

  #readAxes(id: number): Frame {
    const source = this.#source;
    const values = source.reader.read(id);
    const location = values[0];
    const axis = values[1] ?? null;
    const refDirection = values[2] ?? null;
    const origin = pointOf(source, referenceOf(location));
    switch (source.reader.keywordOf(id)) {
      case 'IFCAXIS2PLACEMENT2D': {
        const along = directionOf(source, optionalReference(axis), X_AXIS);
        return [along[0], along[1], 0, -along[1], along[0], 0, 0, 0, 1, origin[0], origin[1], 0];
      }
      case 'IFCAXIS2PLACEMENT3D': {
        if (axis === null && refDirection === null) return movedBy(origin);
        const z = directionOf(source, optionalReference(axis), Z_AXIS);
        return frameOf(origin, z, directionOf(source, optionalReference(refDirection), X_AXIS));
      }
      default:
        return decline('axes of another kind');
    }
  }
}
