import type { ByteSource } from '#core/ports';
import { type ArgumentReader, type ReferenceMap, ReferenceMapBuilder, UnreadableStatement } from '#core/step';
import { GeometryCut } from './geometry-cut.ts';
import { partOfIndex } from './part-of-index.ts';

const STYLED_ITEM = 'IFCSTYLEDITEM';

/** Relationships that shape or colour products: what they relate to what, by position. */
const relationships = [
  { keyword: 'IFCRELVOIDSELEMENT', related: 4, relating: 5 },
  { keyword: 'IFCRELASSOCIATESMATERIAL', related: 4, relating: 5 },
  { keyword: 'IFCRELAGGREGATES', related: 5, relating: 4 },
  { keyword: 'IFCRELNESTS', related: 5, relating: 4 },
  { keyword: 'IFCMATERIALDEFINITIONREPRESENTATION', related: 3, relating: 2 },
  { keyword: STYLED_ITEM, related: 0, relating: 1 },
] as const;
const relatingOf = new Map<string, number>(relationships.map(({ keyword, relating }) => [keyword, relating]));

/** web-ifc takes about three times as much memory as the text it reads: far from the 4 GiB that it can have. */
const MOST_CUT_BYTES = 64 << 20;

/** Whether an IfcStyledItem can be read. @param item that it styles, if it is known. */
export type ReadableStyle = (styledItem: number, item?: number) => boolean;

/** Some products, and the part of the file that they need. */
export interface ProductCut {
  readonly products: Uint32Array;
  readonly cut: GeometryCut;
}

/**
 * Cuts a file into parts: some products each, and everything that shapes or colours them, which is what they refer to,
 * their openings, the wholes that they are parts of, materials and styles; and the project with its units. Styles that cannot
 * be read are left out: web-ifc throws on them, or never ends, and no shape is to be lost for its paint.
 */
export class ProductCuts {
  readonly #source: ByteSource;
  readonly #reader: ArgumentReader;
  readonly #isReadableStyle: ReadableStyle;
  readonly #mostBytes: number;
  /** From what is related to the relationships. Made when it is needed: most files need no cut at all. */
  #relations: ReferenceMap | undefined;
  /** 1 for the rows of the part that is being gathered. */
  readonly #taken: Uint8Array;

  /** @param mostBytes a part ends with the product with which it has more. */
  constructor(source: ByteSource, reader: ArgumentReader, isReadableStyle: ReadableStyle, mostBytes = MOST_CUT_BYTES) {
    this.#source = source;
    this.#reader = reader;
    this.#isReadableStyle = isReadableStyle;
    this.#mostBytes = mostBytes;
    this.#taken = new Uint8Array(reader.index.count);
  }

  /** @param products express ids; they keep their order. */
  *of(products: Uint32Array): Generator<ProductCut> {
    for (let from = 0; from < products.length; ) {
      const rows: number[] = [];
      let bytes = this.#take(this.#reader.ids('IFCPROJECT'), rows);
      let to = from;
      while (to < products.length && bytes <= this.#mostBytes) bytes += this.#take([products[to++] ?? 0], rows);
      for (const row of rows) this.#taken[row] = 0;
      const index = partOfIndex(this.#reader.index, Uint32Array.from(rows).sort());
      yield { products: products.subarray(from, to), cut: new GeometryCut(this.#source, index) };
      from = to;
    }
  }

  /** Adds the rows of these instances, and of all that they need, where they are not there yet; returns their bytes. */
  #take(waiting: number[], rows: number[]): number {
    const { lengths } = this.#reader.index;
    let bytes = 0;
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const row = this.#reader.rowOf(id);
      if (!this.#takeRow(row, rows, id)) continue;
      bytes += lengths[row] ?? 0;
      for (const reference of this.#referencesOf(id)) waiting.push(reference);
      for (const relation of this.#related().get(id)) {
        // Not by its references: it may relate the same material to a thousand objects.
        const relationRow = this.#reader.rowOf(relation);
        if (!this.#takeRow(relationRow, rows, relation, id)) continue;
        bytes += lengths[relationRow] ?? 0;
        const relating = relatingOf.get(this.#reader.keywordOf(relation)) ?? 0;
        for (const reference of this.#referencesIn(relation, relating)) waiting.push(reference);
      }
    }
    return bytes;
  }

  /**
   * Adds the row of an instance, but for one that is there and for a style that cannot be read.
   *
   * @param styled what the instance styles, where it does. @returns whether it was added.
   */
  #takeRow(row: number, rows: number[], id: number, styled?: number): boolean {
    const { types, keywords } = this.#reader.index;
    if (row < 0 || this.#taken[row] === 1) return false;
    if (keywords[types[row] ?? 0] === STYLED_ITEM && !this.#isReadableStyle(id, styled)) return false;
    this.#taken[row] = 1;
    rows.push(row);
    return true;
  }

  #related(): ReferenceMap {
    if (this.#relations !== undefined) return this.#relations;
    const builder = new ReferenceMapBuilder();
    for (const { keyword, related } of relationships) {
      for (const relation of this.#reader.ids(keyword)) {
        for (const object of this.#referencesIn(relation, related)) builder.add(object, relation);
      }
    }
    this.#relations = builder.build();
    return this.#relations;
  }

  /** One reference, or a list of them; what cannot be read refers to nothing. */
  #referencesIn(id: number, position: number): number[] {
    const argument = readable(() => this.#reader.argument(id, position));
    return [argument].flat().filter((item): item is number => typeof item === 'number');
  }

  #referencesOf(id: number): number[] {
    return readable(() => this.#reader.referencesOf(id)) ?? [];
  }
}

function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnreadableStatement) return undefined;
    throw error;
  }
}
