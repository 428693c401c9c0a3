import { instantiate, sharedMemory } from '#core/step';
import { cutSets } from './cut-sets.generated.ts';

interface Module {
  begin(line: number, found: number, slots: number, texts: number, end: number): void;
  cut(length: number): number;
  remember(index: number, number: number): void;
}

const MOST_LINE_BYTES = 1 << 20;
/** Behind the line: what is loaded together with its last bytes. */
const MARGIN = 64;
const FOUND_BYTES = 1 << 17;
const SLOTS_BYTES = 24 << 14;
/** All different sets of nearly every building. */
const TEXT_BYTES = 1 << 22;

const foundAt = MOST_LINE_BYTES + MARGIN;
const slotsAt = foundAt + FOUND_BYTES;
const textsAt = slotsAt + SLOTS_BYTES;
const end = textsAt + TEXT_BYTES;

// `Owner` and `FoundSet` of wasm/cut-sets.ts, in words of four bytes.
const OWNER_WORDS = 4;
const SET_WORDS = 12;
const CLASS = 2;
const IDS = 2;
const SOURCE = 4;
const NUMBER = 5;
const HEAD = 6;
const TAIL = 8;
const sources = ['occurrence', 'type', 'both'] as const;

/**
 * Cuts lines of `properties.ndjson` into their sets, and knows those again that it was told a number of: most objects have
 * sets that others have too. WebAssembly, because no string is made of what is known: 130 MB take 0.2 s instead of 0.5 s.
 */
export class SetCutter {
  readonly #memory = sharedMemory(end);
  readonly #module = instantiate<Module>(cutSets, this.#memory);
  readonly #bytes = Buffer.from(this.#memory.buffer);
  readonly #words = new Int32Array(this.#memory.buffer, foundAt, FOUND_BYTES / 4);
  readonly #numbers = new Float64Array(this.#memory.buffer, foundAt, FOUND_BYTES / 8);

  constructor() {
    this.#module.begin(0, foundAt, slotsAt, textsAt, end);
  }

  /** @returns how many sets; -1 where the line is written in a way that is not known here, which says nothing against it. */
  cut(line: Uint8Array): number {
    if (line.length > MOST_LINE_BYTES) return -1;
    this.#bytes.set(line);
    return this.#module.cut(line.length);
  }

  /** Whose sets they are. */
  get expressId(): number {
    return this.#numbers[0] ?? 0;
  }

  get class(): string {
    return this.#text(CLASS);
  }

  /** The instances that a set is made of: one, or several with commas between. */
  expressIds(index: number): number | string {
    const at = wordsOf(index);
    return this.#words[at + IDS + 1] === 0 ? (this.#numbers[at / 2] ?? 0) : this.#text(at + IDS);
  }

  source(index: number): (typeof sources)[number] {
    return sources[this.#words[wordsOf(index) + SOURCE] ?? 0] ?? 'occurrence';
  }

  /** Of a set that says the same as one before; -1: none is known. */
  number(index: number): number {
    return this.#words[wordsOf(index) + NUMBER] ?? -1;
  }

  /** What those who have the same set have in common, as JSON. */
  definition(index: number): string {
    return `{${this.#text(wordsOf(index) + HEAD)}${this.#text(wordsOf(index) + TAIL)}`;
  }

  /** Sets that say the same as this one have this number. */
  remember(index: number, number: number): void {
    this.#module.remember(index, number);
  }

  /** Between the two addresses that stand there. */
  #text(word: number): string {
    return this.#bytes.toString('utf8', this.#words[word], this.#words[word + 1]);
  }
}

const wordsOf = (index: number) => OWNER_WORDS + index * SET_WORDS;
