import { PART_NUMBERS } from './assemblies.ts';
import type { EncodedShape } from './encode-shape.ts';
import { KeyNumbers } from './key-numbers.ts';
import type { Shape } from './shapes.ts';
import type { Linear } from './transform.ts';

/** Bytes of keys and items after which everything is forgotten. */
const MOST_BYTES = 32 << 20;

/**
 * Encoded shapes of one whole model whose parts are written one after another: a window that is in twenty storeys is encoded
 * once. Only what is the same to the last bit is taken for the same, so the bytes of a part do not depend on those before it.
 */
export class KnownShapes {
  #keys = new KeyNumbers();
  #shapes: EncodedShape[] = [];
  #bytes = 0;

  /**
   * @param meshes their numbers in the whole model.
   * @param encode what makes the shape, where it is not known.
   */
  find({ parts }: Shape, turn: Linear, meshes: Uint32Array, encode: () => EncodedShape): EncodedShape {
    const key = new Float64Array(9 + PART_NUMBERS * parts.length);
    key.set(turn);
    for (const [number, { mesh, material, linear, offset }] of parts.entries()) {
      const at = 9 + PART_NUMBERS * number;
      key[at] = meshes[mesh] ?? -1;
      key[at + 1] = material;
      key.set(linear, at + 2);
      key.set(offset, at + 11);
    }
    const number = this.#keys.numberOf(key);
    const known = this.#shapes[number];
    if (known !== undefined) return known;
    const shape = encode();
    this.#shapes[number] = shape;
    this.#bytes += key.byteLength + bytesOf(shape);
    if (this.#bytes > MOST_BYTES) this.#forget();
    return shape;
  }

  #forget(): void {
    this.#keys = new KeyNumbers();
    this.#shapes = [];
    this.#bytes = 0;
  }
}

function bytesOf({ primitives }: EncodedShape): number {
  let bytes = 0;
  for (const { position, normal, indices } of primitives) {
    bytes += position.bytes.length + (normal?.bytes.length ?? 0) + indices.bytes.length;
  }
  return bytes;
}
