/** A style that cannot be read, and what it was to colour. */
export interface UnreadableStyle {
  /** Express id of the statement that cannot be read, or refers to nothing. */
  readonly style: number;
  /** Express id of an item that it was to colour; undefined where that is a material, or not known. */
  readonly item: number | undefined;
}

/** Gathers styles that cannot be read, each once with each item, until somebody takes them. */
export class UnreadableStyles {
  readonly #items = new Map<number, Set<number>>();
  #fresh: UnreadableStyle[] = [];

  add(style: number, item?: number): void {
    const known = this.#items.get(style);
    if (known !== undefined && (item === undefined || known.has(item))) return;
    const items = known ?? new Set();
    this.#items.set(style, items);
    if (item !== undefined) items.add(item);
    this.#fresh.push({ style, item });
  }

  get isEmpty(): boolean {
    return this.#fresh.length === 0;
  }

  /** Those that were not taken before. */
  take(): readonly UnreadableStyle[] {
    const fresh = this.#fresh;
    this.#fresh = [];
    return fresh;
  }
}
