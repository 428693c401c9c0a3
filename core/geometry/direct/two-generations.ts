/**
 * What was found for keys that come again soon, in bounded memory: two generations, of which the older one goes when the
 * younger one is full. What is found in the older one lives on.
 */
export class TwoGenerations<Key, Value> {
  readonly #most: number;
  readonly #weigh: ((value: Value) => number) | undefined;
  #weight = 0;
  #young = new Map<Key, Value>();
  #old = new Map<Key, Value>();

  /**
   * @param most entries of one generation; where they are weighed, what they weigh together.
   * @param weigh for values that differ much in size.
   */
  constructor(most: number, weigh?: (value: Value) => number) {
    this.#most = most;
    this.#weigh = weigh;
  }

  get(key: Key): Value | undefined {
    const found = this.#young.get(key);
    if (found !== undefined) return found;
    const older = this.#old.get(key);
    if (older !== undefined) this.set(key, older);
    return older;
  }

  set(key: Key, value: Value): void {
    if (this.#weight >= this.#most) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#weight = 0;
    }
    this.#young.set(key, value);
    this.#weight += this.#weigh === undefined ? 1 : this.#weigh(value);
  }
}
