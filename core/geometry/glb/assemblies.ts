import type { ElementColumns } from './element-columns.ts';
import { KeyNumbers } from './key-numbers.ts';
import type { Materials } from './materials.ts';
import { FRAME, type Standings } from './standings.ts';
import { fromMatrix4, IDENTITY, isRotation, relativeTo, type Transform, ZERO } from './transform.ts';

/** A mesh in its colour, placed in the frame of what it is part of. */
export interface Part extends Transform {
  readonly mesh: number;
  readonly material: number;
}

/** All that one product consists of, in the frame of its first part; equal for products that look the same. */
export type Assembly = readonly Part[];

/** Steps within which two parts are placed alike: 0.01 mm, and 0.01 mm at 100 m for what turns and scales. */
const OFFSET_STEPS = 1e5;
const LINEAR_STEPS = 1e7;

/** Numbers that tell parts apart: mesh, material, nine for the linear part, three for the offset. */
export const PART_NUMBERS = 14;

/** Finds the products that look the same. Scale, shear and mirroring stay in the parts. */
export class Assemblies {
  readonly list: Assembly[] = [];
  readonly #keys = new KeyNumbers();
  /** By mesh, then material: of a mesh as it is, which most products are. */
  readonly #plain = new Map<number, Map<number, number>>();
  readonly #materials: Materials;
  #key = new Float64Array(64 * PART_NUMBERS);

  constructor(materials: Materials) {
    this.#materials = materials;
  }

  /** What each product consists of, and where it stands. */
  add(elements: ElementColumns): Standings {
    const assemblies = new Int32Array(elements.count).fill(-1);
    const frames = new Float64Array(elements.count * FRAME);
    for (let element = 0, first = 0; element < elements.count; element++) {
      const end = elements.ends[element] ?? first;
      if (end > first) assemblies[element] = this.#addProduct(elements, first, end, frames, element * FRAME);
      first = end;
    }
    return { assemblies, frames };
  }

  #addProduct(elements: ElementColumns, first: number, end: number, frames: Float64Array, at: number): number {
    const { matrices, meshes, colors } = elements;
    const placed = fromMatrix4(matrices, 16 * first);
    const isRotated = isRotation(placed.linear);
    const frame = isRotated ? placed : { linear: IDENTITY, offset: placed.offset };
    frames.set(frame.linear, at);
    frames.set(frame.offset, at + 9);
    if (isRotated && end === first + 1) {
      return this.#plainNumber(meshes[first] ?? 0, this.#materials.numberAt(colors, 4 * first));
    }
    const parts: Part[] = [];
    for (let placement = first; placement < end; placement++) {
      const mesh = meshes[placement] ?? 0;
      const material = this.#materials.numberAt(colors, 4 * placement);
      const isFirst = placement === first;
      if (!isFirst) parts.push({ mesh, material, ...relativeTo(frame, fromMatrix4(matrices, 16 * placement)) });
      else parts.push({ mesh, material, linear: isRotated ? IDENTITY : placed.linear, offset: ZERO });
    }
    return this.#number(parts);
  }

  #plainNumber(mesh: number, material: number): number {
    const known = this.#plain.get(mesh)?.get(material);
    if (known !== undefined) return known;
    const number = this.#number([{ mesh, material, linear: IDENTITY, offset: ZERO }]);
    const byMaterial = this.#plain.get(mesh) ?? new Map<number, number>();
    this.#plain.set(mesh, byMaterial.set(material, number));
    return number;
  }

  #number(assembly: Assembly): number {
    const number = this.#keys.numberOf(this.#keyOf(assembly));
    if (number === this.list.length) this.list.push(assembly);
    return number;
  }

  #keyOf(assembly: Assembly): Float64Array {
    const length = assembly.length * PART_NUMBERS;
    if (this.#key.length < length) this.#key = new Float64Array(2 * length);
    const key = this.#key;
    let at = 0;
    for (const { mesh, material, linear, offset } of assembly) {
      key[at++] = mesh;
      key[at++] = material;
      // + 0: no -0, whose bits are others than those of 0
      for (let entry = 0; entry < 9; entry++) key[at++] = Math.round((linear[entry] ?? 0) * LINEAR_STEPS) + 0;
      for (let entry = 0; entry < 3; entry++) key[at++] = Math.round((offset[entry] ?? 0) * OFFSET_STEPS) + 0;
    }
    return key.subarray(0, length);
  }
}
