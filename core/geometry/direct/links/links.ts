import { type ArgumentReader, addMemory, BYTE_KINDS, located, UnreadableStatement } from '#core/step';
import { gatherTogether, isOdd, type LinkTables, setOdd } from './link-tables.ts';
import { links } from './links.generated.ts';

/** Where the module's desk has what; repeated from ../../wasm/links.ts. */
const KINDS_AT = located.LOCATED_BYTES;
const KIND_BYTES = 16;
const ITSELF = 255;
const NO_TYPE = 0xffff;
const NOT_PLAIN = 2;

const ROOM_BYTES = 1 << 20;
const MOST_ID = 0xffffffff;

// How what is linked is given: as a reference or nothing, as a reference, as a list of them.
const OPTIONAL = 0;
const SINGLE = 1;
const LISTED = 2;

/** What is linked, by which statement; `from` and `to`: the positions of the references, to what is linked first. */
const kinds = {
  styledItems: { keyword: 'IFCSTYLEDITEM', from: 0, to: ITSELF, given: OPTIONAL },
  materials: { keyword: 'IFCRELASSOCIATESMATERIAL', from: 4, to: 5, given: LISTED },
  types: { keyword: 'IFCRELDEFINESBYTYPE', from: 4, to: 5, given: LISTED },
  openings: { keyword: 'IFCRELVOIDSELEMENT', from: 4, to: 5, given: OPTIONAL },
  aggregates: { keyword: 'IFCRELAGGREGATES', from: 4, to: ITSELF, given: OPTIONAL },
  nests: { keyword: 'IFCRELNESTS', from: 4, to: ITSELF, given: OPTIONAL },
  representations: { keyword: 'IFCMATERIALDEFINITIONREPRESENTATION', from: 3, to: ITSELF, given: SINGLE },
} as const;
const kindList = Object.values(kinds);

/**
 * An item to the IfcStyledItem that styles it; an object to the material that it is associated with, and to its type; an
 * element to its openings; a whole to the relationships that name its parts; a material to what represents it.
 */
export type LinkKind = keyof typeof kinds;

/** From one instance to another. */
export interface Link {
  get(id: number): number | undefined;
}

/** From one instance to others. */
export interface ManyLinks {
  has(id: number): boolean;
  /** In the order of the statements, each once. */
  get(id: number): Iterable<number>;
}

interface Exports {
  begin(desk: number, directory: number, slots: number, count: number): void;
  setRows(ids: number, types: number, lengths: number): void;
  setRoom(start: number, end: number): void;
  gather(from: number, to: number): number;
  why(): number;
  put(kind: number, from: number, to: number, row: number): number;
  get(kind: number, from: number, isLast: number): number;
  next(kind: number, from: number, row: number): number;
  nextRow(): number;
  isShared(kind: number, other: number): number;
  mark(kind: number, target: number, bits: number): void;
}

/**
 * Links between instances of a large file, gathered by WebAssembly in one pass over it and by all threads together: in JavaScript,
 * kind by kind and by each thread for itself, it takes half a second of each at 1 GB.
 *
 * There are none of a file that is not large; and none of a kind where one statement of it is not as the schema has it: then
 * every method answers undefined or false.
 */
export class Links {
  readonly #reader: ArgumentReader;
  readonly #tables: LinkTables | undefined;
  #gathered: Exports | undefined;

  constructor(reader: ArgumentReader, tables: LinkTables | undefined) {
    this.#reader = reader;
    this.#tables = tables;
  }

  /** From each instance to what the first statement links it to. */
  first(kind: LinkKind): Link | undefined {
    return this.#link(kind, 0);
  }

  /** From each instance to what the last statement links it to. */
  last(kind: LinkKind): Link | undefined {
    return this.#link(kind, 1);
  }

  /** From each instance to all that it is linked to. */
  all(kind: LinkKind): ManyLinks | undefined {
    const exports = this.#of(kind);
    if (exports === undefined) return undefined;
    const number = numberOf(kind);
    return {
      has: (id) => exports.get(number, id, 0) !== 0,
      get: (id) => {
        const found = new Set<number>();
        let to = exports.next(number, id, 0) >>> 0;
        while (to !== 0) {
          found.add(to);
          to = exports.next(number, id, (exports.nextRow() >>> 0) + 1) >>> 0;
        }
        return found;
      },
    };
  }

  /** Whether nothing is linked in both ways; false where there are no links. */
  areApart(kind: LinkKind, other: LinkKind): boolean {
    const exports = this.#of(kind);
    if (exports === undefined || this.#of(other) === undefined) return false;
    return exports.isShared(numberOf(kind), numberOf(other)) === 0;
  }

  /**
   * Sets a bit for each instance that is linked.
   *
   * @param target the address of the bits. @param bits a power of two; instances go by the lower bits of their ids.
   * @returns false where there are no links.
   */
  mark(kind: LinkKind, target: number, bits: number): boolean {
    const exports = this.#of(kind);
    exports?.mark(numberOf(kind), target, bits);
    return exports !== undefined;
  }

  #link(kind: LinkKind, isLast: number): Link | undefined {
    const exports = this.#of(kind);
    if (exports === undefined) return undefined;
    const number = numberOf(kind);
    return { get: (id) => exports.get(number, id, isLast) >>> 0 || undefined };
  }

  #of(kind: LinkKind): Exports | undefined {
    const tables = this.#tables;
    if (tables === undefined) return undefined;
    this.#gathered ??= this.#gather(tables);
    return isOdd(tables, numberOf(kind)) ? undefined : this.#gathered;
  }

  #gather(tables: LinkTables): Exports {
    const reader = this.#reader;
    const { ids, types, lengths, count, keywords } = reader.index;
    const deskBytes = KINDS_AT + KIND_BYTES * kindList.length;
    const { exports, memory, address, directory } = reader.attach<Exports>(links, deskBytes, {});
    new Uint8Array(memory, address, BYTE_KINDS.length).set(BYTE_KINDS);
    const desk = new Uint32Array(memory, address + KINDS_AT, (KIND_BYTES / 4) * kindList.length);
    for (const [number, { keyword, from, to, given }] of kindList.entries()) {
      const type = keywords.indexOf(keyword);
      desk.set([type < 0 ? NO_TYPE : type, from, to, given], (KIND_BYTES / 4) * number);
    }
    exports.begin(address, directory, tables.slots, tables.slotCount);
    exports.setRows(ids.byteOffset, types.byteOffset, lengths.byteOffset);
    gatherTogether(tables, count, (from, to) => this.#gatherRows(exports, tables, from, to));
    return exports;
  }

  #gatherRows(exports: Exports, tables: LinkTables, from: number, to: number): void {
    for (let row = from; row < to; ) {
      row = exports.gather(row, to) >>> 0;
      if (row === to) return;
      if (exports.why() !== NOT_PLAIN) this.#addRoom(exports);
      else this.#gatherRow(exports, tables, row++);
    }
  }

  /** In JavaScript: a statement that lies in two pages of the file, or is not plainly written. */
  #gatherRow(exports: Exports, tables: LinkTables, row: number): void {
    const { types, ids, keywords } = this.#reader.index;
    const keyword = keywords[types[row] ?? 0];
    const number = kindList.findIndex((kind) => kind.keyword === keyword);
    const pairs = this.#pairsOf(kindList[number], ids[row] ?? 0);
    if (pairs === undefined) setOdd(tables, number);
    for (const [from, to] of pairs ?? []) {
      while (!exports.put(number, from, to, row)) this.#addRoom(exports);
    }
  }

  /** Undefined where it says anything else. */
  #pairsOf(
    kind: (typeof kindList)[number] | undefined,
    id: number,
  ): (readonly [from: number, to: number])[] | undefined {
    if (kind === undefined) return undefined;
    try {
      const far = kind.to === ITSELF ? id : this.#reader.argument(id, kind.to);
      const near = this.#reader.argument(id, kind.from);
      if (!isId(far)) return undefined;
      if (near === null && kind.given === OPTIONAL) return [];
      const linked: readonly unknown[] = kind.given === LISTED ? (Array.isArray(near) ? near : [undefined]) : [near];
      return linked.every(isId) ? linked.map((from) => [from, far] as const) : undefined;
    } catch (error) {
      if (error instanceof UnreadableStatement) return undefined;
      throw error;
    }
  }

  #addRoom(exports: Exports): void {
    const start = addMemory(this.#reader.index.memory, ROOM_BYTES);
    exports.setRoom(start, start + ROOM_BYTES);
  }
}

const numberOf = (kind: LinkKind): number => Object.keys(kinds).indexOf(kind);

const isId = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= MOST_ID;
