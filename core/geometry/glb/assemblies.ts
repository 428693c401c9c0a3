import type { Placement } from '../mesh.ts';
import type { GlbElement } from './glb-model.ts';
import type { Materials } from './materials.ts';
import { fromMatrix4, IDENTITY, isRotation, relativeTo, type Transform, ZERO } from './transform.ts';

/** A mesh in its colour, placed in the frame of what it is part of. */
export interface Part extends Transform {
  readonly mesh: number;
  readonly material: number;
}

/** All that one product consists of, in the frame of its first part; equal for products that look the same. */
export type Assembly = readonly Part[];

/** Where a product stands: its frame is a rotation and a translation to model coordinates, never more. */
export interface Standing {
  readonly assembly: number;
  readonly frame: Transform;
}

/** Steps within which two parts are placed alike: 0.01 mm, and 0.01 mm at 100 m for what turns and scales. */
const OFFSET_STEPS = 1e5;
const LINEAR_STEPS = 1e7;

/** Finds the products that look the same. Scale, shear and mirroring stay in the parts. */
export class Assemblies {
  readonly list: Assembly[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #materials: Materials;

  constructor(materials: Materials) {
    this.#materials = materials;
  }

  /** Undefined for a product without any placement. */
  add({ placements }: GlbElement): Standing | undefined {
    const [first] = placements;
    if (first === undefined) return undefined;
    const placed = fromMatrix4(first.matrix);
    const frame = isRotation(placed.linear) ? placed : { linear: IDENTITY, offset: placed.offset };
    const assembly = placements.map((placement) => this.#part(frame, placed, placement, placement === first));
    return { assembly: this.#number(assembly), frame };
  }

  #part(frame: Transform, placed: Transform, { mesh, color, matrix }: Placement, isFirst: boolean): Part {
    const material = this.#materials.numberOf(color);
    if (!isFirst) return { mesh, material, ...relativeTo(frame, fromMatrix4(matrix)) };
    return { mesh, material, linear: frame === placed ? IDENTITY : placed.linear, offset: ZERO };
  }

  #number(assembly: Assembly): number {
    const key = assembly.map(partKey).join(';');
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.list.length);
    return this.list.push(assembly) - 1;
  }
}

function partKey({ mesh, material, linear, offset }: Part): string {
  if (linear === IDENTITY && offset === ZERO) return `${mesh},${material}`;
  const turned = linear.map((entry) => Math.round(entry * LINEAR_STEPS));
  const moved = offset.map((entry) => Math.round(entry * OFFSET_STEPS));
  return `${mesh},${material},${turned.join()},${moved.join()}`;
}
