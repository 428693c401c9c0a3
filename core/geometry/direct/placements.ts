import { Alignments } from './alignment/alignments.ts';
import { linearAxes } from './alignment/linear-placement.ts';
import { decline } from './declined.ts';
import { affine, compose, type Frame, frameOf, identity, inverse, movedBy, X_AXIS, Z_AXIS } from './frame.ts';
import { RecentById } from './recent-by-id.ts';
import { directionOf, pointOf, type Source } from './source.ts';

/** Deeper chains than this are cyclic. */
const DEEPEST_PLACEMENT = 100;
const CYCLIC = 'cyclic placement';

/** What an IfcObjectPlacement says. */
interface Step {
  /** What it is relative to; undefined for the project's coordinates. */
  readonly above: number | undefined;
  readonly axes: number;
  readonly isLinear: boolean;
}

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
    if (depth > DEEPEST_PLACEMENT) decline(CYCLIC);
    const step = this.#stepOf(id);
    const above = this.local(step.above, depth + 1);
    const frame = compose(above, this.#within(step));
    this.#locals.set(id, frame);
    return frame;
  }

  /**
   * From the coordinates of one IfcObjectPlacement to those of another, by way of the nearest that both are relative to: it
   * does not depend on where in the project they are, and what is relative to the other is exactly as its own axes say.
   */
  between(from: number | undefined, to: number | undefined): Frame {
    const first = from === undefined ? undefined : this.#stepOf(from);
    if (first !== undefined && to !== undefined && first.above === to) return this.#within(first);
    const ids = this.#chainOf(to);
    let frame = identity;
    let common = from;
    for (let depth = 0; common !== undefined && !ids.includes(common); depth++) {
      if (depth > DEEPEST_PLACEMENT) decline(CYCLIC);
      const step = this.#stepOf(common);
      frame = compose(this.#within(step), frame);
      common = step.above;
    }
    let back = identity;
    for (let at = 0; at < ids.length && ids[at] !== common; at++) {
      back = compose(this.#within(this.#stepOf(ids[at] ?? 0)), back);
    }
    return back === identity ? frame : compose(inverse(back), frame);
  }

  /** The placement, what it is relative to, and so on. */
  #chainOf(id: number | undefined): number[] {
    const ids: number[] = [];
    for (let next = id; next !== undefined; next = this.#stepOf(next).above) {
      if (ids.push(next) > DEEPEST_PLACEMENT) decline(CYCLIC);
    }
    return ids;
  }

  #stepOf(id: number): Step {
    const { reader } = this.#source;
    const keyword = reader.keywordOf(id);
    const isLinear = keyword === 'IFCLINEARPLACEMENT';
    if (!isLinear && keyword !== 'IFCLOCALPLACEMENT') decline('placement of another kind');
    reader.readReferencesOf(id);
    return { above: reader.first, axes: reader.second ?? decline('not a reference'), isLinear };
  }

  #within({ axes, isLinear }: Step): Frame {
    return isLinear ? linearAxes(this.#source, this.#alignments, axes) : this.axes(axes);
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
