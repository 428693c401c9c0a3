/** So many are told apart without a set. */
const FEW = 16;

/** Express ids in the order in which they were added, each once. Nearly always they are one or two. */
export class DistinctIds {
  readonly ids: number[] = [];
  #known: Set<number> | undefined;

  add(id: number): void {
    if (this.#known === undefined ? this.ids.includes(id) : this.#known.has(id)) return;
    this.ids.push(id);
    this.#known?.add(id);
    if (this.ids.length === FEW) this.#known = new Set(this.ids);
  }

  clear(): void {
    this.ids.length = 0;
    this.#known = undefined;
  }
}
