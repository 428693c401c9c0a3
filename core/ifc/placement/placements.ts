import type { Matrix4 } from '#core/model';
import { Reference } from '#core/step';
import type { Entity } from '../entity.ts';
import type { IfcFile } from '../ifc-file.ts';
import { readAxisPlacement } from './axis-placement.ts';
import { identity, multiply } from './matrix.ts';

/** Where things stand: IfcObjectPlacement as matrices in metres, model coordinates, each computed once. */
export class Placements {
  readonly #file: IfcFile;
  readonly #lengthToMetres: number;
  readonly #matrices = new Map<number, Matrix4>();

  /** @param lengthToMetres see `Units.lengthToMetres`. */
  constructor(file: IfcFile, lengthToMetres: number) {
    this.#file = file;
    this.#lengthToMetres = lengthToMetres;
  }

  /** Of an IfcProduct, by its ObjectPlacement; undefined where it has none. */
  ofProduct(product: Entity): Matrix4 | undefined {
    const placement = product.entity('ObjectPlacement');
    return placement && this.of(placement);
  }

  /**
   * Of an IfcObjectPlacement, along PlacementRelTo up to the world's frame. A chain that leads back to itself is cut
   * there, with `ifc/placement-cycle`.
   */
  of(placement: Entity): Matrix4 {
    const chain: Entity[] = [];
    const inChain = new Set<number>();
    let parent = identity;
    for (let at: Entity | undefined = placement; at !== undefined; at = at.entity('PlacementRelTo')) {
      const known = this.#matrices.get(at.id);
      if (known !== undefined || inChain.has(at.id)) {
        if (known === undefined) this.#reportCycle(at);
        parent = known ?? identity;
        break;
      }
      chain.push(at);
      inChain.add(at.id);
    }
    for (const link of chain.reverse()) {
      parent = multiply(parent, this.#relative(link));
      this.#matrices.set(link.id, parent);
    }
    return parent;
  }

  /** The placement in the frame of what it is relative to. */
  #relative(placement: Entity): Matrix4 {
    const axes = placement.isA('IfcLocalPlacement')
      ? placement.entity('RelativePlacement')
      : this.#cartesianPosition(placement);
    const matrix = axes && readAxisPlacement(this.#file, axes, this.#lengthToMetres);
    if (matrix === undefined) this.#reportUnsupported(placement);
    return matrix ?? identity;
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

  #reportCycle(placement: Entity): void {
    this.#file.diagnostics.add({
      code: 'ifc/placement-cycle',
      severity: 'error',
      message: 'The placement is relative to itself, by way of others.',
      at: this.#file.placeOf(placement),
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
        'What it places stands at the origin of the surrounding placement. Export local placements, or linear ones with CartesianPosition.',
    });
  }
}
