/**
 * Numbers that are used again for every mesh: to allocate them took longer than to measure a small one. What a function
 * gets of it is good until it is called again.
 */
export class Scratch {
  #words = new Uint32Array(1 << 10);

  /** Room for so many numbers at least, whatever they are. */
  room(length: number): Uint32Array {
    if (length > this.#words.length) this.#words = new Uint32Array(powerOfTwoAbove(length));
    return this.#words;
  }

  /** The same, the first so many 0. */
  zeros(length: number): Uint32Array {
    return this.room(length).fill(0, 0, length);
  }
}

export function powerOfTwoAbove(count: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(2, count)));
}
