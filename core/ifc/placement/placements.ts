import type { Matrix4 } from '#core/model';
import { Reference } from '#core/step';
import type { Entity } from '../entity.ts';
import type { IfcFile } from '../ifc-file.ts';
import { readAxisPlacement } from './axis-placement.ts';
import { identity, isInRange, multiply } from './matrix.ts';
import { reportOutOfRange } from './out-of-range.ts';
import { type LocalPlacement, PlainPlacements } from './plain-placements.ts';

/** Where things stand: IfcObjectPlacement as matrices in metres, model coordinates, each computed once. */
export class Placements {
  readonly #file: IfcFile;
  readonly #lengthToMetres: number;
  readonly #plain: PlainPlacements;
  readonly #matrices = new Map<number, Matrix4>();
  /** Those that were reported. */
  readonly #outOfRange = new Set<number>();

  /** @param lengthToMetres see `Units.lengthToMetres`. */
  constructor(file: IfcFile, lengthToMetres: number) {
    this.#file = file;
    this.#lengthToMetres = lengthToMetres;
    this.#plain = new PlainPlacements(file, lengthToMetres);
  }

  /** Of an IfcProduct, by its ObjectPlacement; undefined where it has none, or none that numbers can hold. */
  ofProduct(product: Entity): Matrix4 | undefined {
    const placement = product.entity('ObjectPlacement');
    return placement && this.ofId(placement.id);
  }

  /**
   * Of an IfcObjectPlacement by its express id, along PlacementRelTo up to the world's frame. A chain that leads back to itself
   * is cut there, with `ifc/placement-cycle`.
   *
   * @returns undefined where there is no such instance, its class is not of the schema, or its origin is further away than
   * numbers go, with `ifc/placement-out-of-range`.
   */
  ofId(id: number): Matrix4 | undefined {
    const matrix = this.#matrixOf(id);
    if (matrix === undefined || isInRange(matrix)) return matrix;
    if (!this.#outOfRange.has(id)) reportOutOfRange(this.#file, this.#file.entity(id));
    this.#outOfRange.add(id);
    return undefined;
  }

  #matrixOf(id: number): Matrix4 | undefined {
    const known = this.#matrices.get(id);
    if (known !== undefined) return known;
    const link = this.#link(id);
    if (link === undefined) return undefined;
    const above = link.relativeTo < 0 ? identity : this.#matrices.get(link.relativeTo);
    if (above === undefined) return this.#alongChain(id);
    const matrix = multiply(above, this.#relative(link));
    this.#matrices.set(id, matrix);
    return matrix;
  }

  /**
   * X, Y and Z of an IfcAxis2Placement3D by express ids of its Axis and its RefDirection, -1 for none; undefined where those
   * are not plainly written, or no directions.
   */
  frame(axis: number, reference: number): Matrix4 | undefined {
    return this.#plain.frame(axis, reference);
  }

  #alongChain(id: number): Matrix4 | undefined {
    const chain: LocalPlacement[] = [];
    const inChain = new Set<number>();
    let parent = identity;
    for (let next = id; next >= 0; ) {
      const known = this.#matrices.get(next);
      if (known !== undefined || inChain.has(next)) {
        if (known === undefined) this.#reportCycle(next);
        parent = known ?? identity;
        break;
      }
      const link = this.#link(next);
      if (link === undefined) return undefined;
      chain.push(link);
      inChain.add(next);
      next = link.relativeTo;
    }
    for (const link of chain.reverse()) {
      parent = multiply(parent, this.#relative(link));
      this.#matrices.set(link.id, parent);
    }
    return parent;
  }

  #link(id: number): LocalPlacement | undefined {
    const plain = this.#plain.local(id);
    if (plain !== undefined) return plain;
    const placement = this.#file.entity(id);
    return placement && { id, relativeTo: placement.entity('PlacementRelTo')?.id ?? -1, axes: -1 };
  }

  /** The placement in the frame of what it is relative to. */
  #relative({ id, axes }: LocalPlacement): Matrix4 {
    const plain = axes < 0 ? undefined : this.#plain.axes(axes);
    if (plain !== undefined) return plain;
    const placement = this.#file.entity(id);
    return (placement && this.#relativeThoroughly(placement)) ?? identity;
  }

  #relativeThoroughly(placement: Entity): Matrix4 | undefined {
    const axes = placement.isA('IfcLocalPlacement')
      ? placement.entity('RelativePlacement')
      : this.#cartesianPosition(placement);
    const matrix = axes && readAxisPlacement(this.#file, axes, this.#lengthToMetres);
    if (matrix === undefined) this.#reportUnsupported(placement);
    return matrix;
  }

  /**
   * IfcLinearPlacement.CartesianPosition, the fallback for readers that do not follow alignments. Found by its class,
   * because it stands elsewhere in the release candidates of IFC4X3.
   */
  #cartesianPosition(placement: Entity): Entity | undefined {
    if (!placement.isA('IfcLinearPlacement')) return undefined;
    for (const value of this.#file.step.values(placement.id) ?? []) {
      const axes = value instanceof Reference ? this.#file.entity(value.id) : undefined;
      if (axes?.isA('IfcAxis2Placement3D')) return axes;
    }
    return undefined;
  }

  #reportCycle(id: number): void {
    const placement = this.#file.entity(id);
    this.#file.diagnostics.add({
      code: 'ifc/placement-cycle',
      severity: 'error',
      message: 'The placement is relative to itself, by way of others.',
      at: placement === undefined ? this.#file.step.placeOf(id) : this.#file.placeOf(placement),
      remedy: 'The chain was cut here. Export the file again, or correct PlacementRelTo.',
    });
  }

  #reportUnsupported(placement: Entity): void {
    this.#file.diagnostics.add({
      code: 'ifc/unsupported-placement',
      severity: 'warning',
      message: `The ${placement.class} has no Cartesian position that can be read.`,
      at: this.#file.placeOf(placement),
      remedy:
        'For its place the origin of the surrounding placement is given, though its shape may stand elsewhere on an alignment. Export local placements, or linear ones with CartesianPosition.',
    });
  }
}
