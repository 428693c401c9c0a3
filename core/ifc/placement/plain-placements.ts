import type { Matrix4, Point3 } from '#core/model';
import { PlainStatement } from '#core/step';
import { AttributePositions } from '../attribute-positions.ts';
import type { IfcFile } from '../ifc-file.ts';
import { Recent } from '../properties/recent.ts';
import { axesFrame } from './axis-placement.ts';
import { normalised } from './matrix.ts';

/** A placement on the way to the world's frame, by express ids. */
export interface LocalPlacement {
  readonly id: number;
  /** -1 for the world. */
  readonly relativeTo: number;
  /** Its RelativePlacement; -1 where that has to be found thoroughly. */
  readonly axes: number;
}

const KEPT_DIRECTIONS = 1 << 10;

const attributes = [
  ...(['PlacementRelTo', 'RelativePlacement', 'Location', 'Axis', 'RefDirection'] as const),
  ...(['Coordinates', 'DirectionRatios'] as const),
] as const;

/**
 * Reads placements whose statements are as usual without decoding them, which takes a third of the time. Answers undefined
 * for all others: those are for `Placements` to read thoroughly, and to report.
 */
export class PlainPlacements {
  readonly #file: IfcFile;
  readonly #lengthToMetres: number;
  readonly #positions: AttributePositions<(typeof attributes)[number]>;
  readonly #statement = new PlainStatement();
  readonly #numbers: number[] = [];
  readonly #directions = new Recent<Point3>(KEPT_DIRECTIONS);
  /** Type codes; -1 for those that the file has not. */
  readonly #types: Readonly<Record<'local' | 'axes' | 'point' | 'direction', number>>;

  constructor(file: IfcFile, lengthToMetres: number) {
    this.#file = file;
    this.#lengthToMetres = lengthToMetres;
    this.#positions = new AttributePositions(file, attributes);
    const { keywords } = file.step;
    this.#types = {
      local: keywords.indexOf('IFCLOCALPLACEMENT'),
      axes: keywords.indexOf('IFCAXIS2PLACEMENT3D'),
      point: keywords.indexOf('IFCCARTESIANPOINT'),
      direction: keywords.indexOf('IFCDIRECTION'),
    };
  }

  local(id: number): LocalPlacement | undefined {
    const at = this.#find(id, this.#types.local);
    if (at === undefined) return undefined;
    const isInWorld = this.#statement.isAbsent(at.PlacementRelTo);
    const relativeTo = this.#statement.reference(at.PlacementRelTo);
    const axes = this.#statement.reference(at.RelativePlacement);
    const isKnown = isInWorld || (relativeTo >= 0 && this.#positions.of(relativeTo) !== null);
    return axes >= 0 && isKnown ? { id, relativeTo, axes } : undefined;
  }

  /** IfcAxis2Placement3D as a matrix, its origin in metres. */
  axes(id: number): Matrix4 | undefined {
    const at = this.#find(id, this.#types.axes);
    if (at === undefined) return undefined;
    const statement = this.#statement;
    const location = statement.reference(at.Location);
    const axis = statement.reference(at.Axis);
    const reference = statement.reference(at.RefDirection);
    if (axis < 0 && !statement.isAbsent(at.Axis)) return undefined;
    if (reference < 0 && !statement.isAbsent(at.RefDirection)) return undefined;
    if (axis < 0 && reference < 0) return this.#translation(location);
    const origin = this.#point(location);
    return origin && this.frame(axis, reference, origin);
  }

  /** What stands by its Axis and its RefDirection, -1 for none. */
  frame(axis: number, reference: number, origin: Point3 = [0, 0, 0]): Matrix4 | undefined {
    const z = axis < 0 ? undefined : this.#direction(axis);
    const x = reference < 0 ? undefined : this.#direction(reference);
    return (axis >= 0 && z === undefined) || (reference >= 0 && x === undefined) ? undefined : axesFrame(z, x, origin);
  }

  #translation(id: number): Matrix4 | undefined {
    const origin = this.#point(id);
    return origin && [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, origin[0], origin[1], origin[2], 1];
  }

  #point(id: number): Point3 | undefined {
    const at = this.#find(id, this.#types.point);
    const count = at === undefined ? -1 : this.#statement.numbers(at.Coordinates, this.#numbers);
    if (count < 0) return undefined;
    const point = this.#triple(count);
    for (let axis = 0; axis < 3; axis++) point[axis] = (point[axis] ?? 0) * this.#lengthToMetres;
    return point;
  }

  #direction(id: number): Point3 | undefined {
    const recent = this.#directions.get(id);
    if (recent !== undefined) return recent;
    const at = this.#find(id, this.#types.direction);
    const count = at === undefined ? -1 : this.#statement.numbers(at.DirectionRatios, this.#numbers);
    const unit = count < 0 ? undefined : normalised(this.#triple(count));
    if (unit !== undefined) this.#directions.set(id, unit);
    return unit;
  }

  #triple(count: number): Point3 {
    const numbers = this.#numbers;
    return [count > 0 ? (numbers[0] ?? 0) : 0, count > 1 ? (numbers[1] ?? 0) : 0, count > 2 ? (numbers[2] ?? 0) : 0];
  }

  /** @param type code of the class that it has to be of. */
  #find(id: number, type: number) {
    if (this.#file.step.typeOf(id) !== type || type < 0) return undefined;
    const at = this.#positions.of(id);
    return at !== null && this.#file.step.locate(id, this.#statement) ? at : undefined;
  }
}
