import { Alignments } from './alignment/alignments.ts';
import { linearAxes } from './alignment/linear-placement.ts';
import { decline } from './declined.ts';
import { affine, compose, type Frame, frameOf, identity, movedBy, X_AXIS, Z_AXIS } from './frame.ts';
import { RecentById } from './recent-by-id.ts';
import { directionOf, pointOf, type Source } from './source.ts';

/** Deeper chains than this are cyclic. */
const DEEPEST_PLACEMENT = 100;

/** IfcAxis2Placement2D and 3D, IfcLocalPlacement and IfcLinearPlacement, each evaluated once as long as it is not long ago. */
export class Placements {
  readonly #source: Source;
  readonly #alignments: Alignments;
  readonly #axes = new RecentById<Frame>();
  readonly #locals = new RecentById<Frame>();

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
    reader.readReferencesOf(id);
    const axes = reader.second ?? decline('not a reference');
    const above = this.local(reader.first, depth + 1);
    const within = isLinear ? linearAxes(this.#source, this.#alignments, axes) : this.axes(axes);
    const frame = compose(above, within);
    this.#locals.set(id, frame);
    return frame;
  }

  #readAxes(id: number): Frame {
    const source = this.#source;
    const { reader } = source;
    reader.readReferencesOf(id);
    const { first = decline('not a reference'), second, third } = reader;
    const origin = pointOf(source, first);
    switch (reader.keywordOf(id)) {
      case 'IFCAXIS2PLACEMENT2D': {
        const along = directionOf(source, second, X_AXIS);
        return affine(along[0], along[1], 0, -along[1], along[0], 0, 0, 0, 1, origin[0], origin[1], 0);
      }
      case 'IFCAXIS2PLACEMENT3D': {
        if (second === undefined && third === undefined) return movedBy(origin);
        return frameOf(origin, directionOf(source, second, Z_AXIS), directionOf(source, third, X_AXIS));
      }
      default:
        return decline('axes of another kind');
    }
  }
}
