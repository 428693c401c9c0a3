import type { SetText } from './object-lines.ts';

/** Characters that are kept: all different sets of nearly every building. */
const MOST_LENGTH = 1 << 22;

/**
 * What is known of definitions of sets that were met not long ago. Looking one up neither joins its parts nor hashes them
 * with SHA-256: a quarter of the time. The parts are parts of a line; kept is a copy, which does not keep the line.
 */
export class RecentSets<Known> {
  /** By the head, then by the tail. */
  readonly #known = new Map<string, Map<string, Known>>();
  #length = 0;

  get([head, tail]: SetText['definition']): Known | undefined {
    return this.#known.get(head)?.get(tail);
  }

  set([head, tail]: SetText['definition'], known: Known): void {
    this.#length += head.length + tail.length;
    if (this.#length > MOST_LENGTH) {
      this.#known.clear();
      this.#length = head.length + tail.length;
    }
    const ofHead = this.#known.get(head) ?? new Map<string, Known>();
    ofHead.set(copyOf(tail), known);
    this.#known.set(copyOf(head), ofHead);
  }
}

const copyOf = (text: string) => Buffer.from(text).toString();
