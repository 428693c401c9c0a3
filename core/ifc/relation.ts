import { type ReferenceMap, referenceMap } from '#core/step';

/** Ids in parallel columns: near end, far end, relationship. */
export interface Pairs {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly by: Uint32Array;
  readonly count: number;
}

/**
 * Pairs of express ids with the relationship that made each, readable from both ends. The maps are made when first
 * asked for: most relations are read from one end only.
 */
export class Relation {
  #from = new Uint32Array(64);
  #to = new Uint32Array(64);
  #by = new Uint32Array(64);
  #count = 0;
  #forward: ReferenceMap | undefined;
  #inverse: ReferenceMap | undefined;
  #relationships: ReferenceMap | undefined;

  /** Number of pairs. */
  get size(): number {
    return this.#count;
  }

  /** From each near end to its far ends, in the order of the file. */
  get forward(): ReferenceMap {
    this.#forward ??= this.#map(this.#from, this.#to);
    return this.#forward;
  }

  /** From each far end to its near ends, in the order of the file. */
  get inverse(): ReferenceMap {
    this.#inverse ??= this.#map(this.#to, this.#from);
    return this.#inverse;
  }

  /** From each near end to the relationship instances that made its pairs, parallel to `forward`. */
  get relationships(): ReferenceMap {
    this.#relationships ??= this.#map(this.#from, this.#by);
    return this.#relationships;
  }

  /** Only while the relations are being read. */
  add(from: number, to: number, relationship: number): void {
    if (this.#count === this.#from.length) this.#grow();
    this.#from[this.#count] = from;
    this.#to[this.#count] = to;
    this.#by[this.#count++] = relationship;
  }

  /** The same of the first `count` pairs of each. */
  addAll({ from, to, by, count }: Pairs): void {
    while (this.#count + count > this.#from.length) this.#grow();
    this.#from.set(from.subarray(0, count), this.#count);
    this.#to.set(to.subarray(0, count), this.#count);
    this.#by.set(by.subarray(0, count), this.#count);
    this.#count += count;
  }

  #map(keys: Uint32Array, targets: Uint32Array): ReferenceMap {
    return referenceMap(keys.subarray(0, this.#count), targets.subarray(0, this.#count));
  }

  #grow(): void {
    this.#from = doubled(this.#from);
    this.#to = doubled(this.#to);
    this.#by = doubled(this.#by);
  }
}

function doubled(column: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(column.length * 2);
  larger.set(column);
  return larger;
}
