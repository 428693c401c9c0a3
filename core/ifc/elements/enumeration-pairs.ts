import type { PlainStatement } from '#core/step';
import type { Json } from '../json.ts';
import { piece } from '../json-pieces.ts';
import { KnownBytes } from '../known-bytes.ts';

const KEPT_PAIRS = 64;

/** JSON made of two attributes that are enumerations and stand side by side, made once for each pair of names. */
export class EnumerationPairs {
  readonly #known = new KnownBytes<Uint8Array>(KEPT_PAIRS);
  readonly #write: (first: Json, second: Json) => Json;

  /** @param write what is made of two names in quotes; `null` for one that is absent. */
  constructor(write: (first: Json, second: Json) => Json) {
    this.#write = write;
  }

  /**
   * Of the attributes at two positions, whose order is the same in all statements asked about; undefined where one of them
   * is no enumeration.
   */
  of(statement: PlainStatement, first: number, second: number): Uint8Array | undefined {
    const left = Math.min(first, second);
    const right = Math.max(first, second);
    if (left < 0 || right - left !== 1 || right >= statement.count) return this.#read(statement, first, second);
    const start = statement.starts[left] ?? 0;
    const end = statement.ends[right] ?? 0;
    const known = this.#known.find(statement.bytes, start, end);
    if (known !== undefined) return known;
    const json = this.#read(statement, first, second);
    if (json !== undefined) this.#known.keep(statement.bytes, start, end, json);
    return json;
  }

  #read(statement: PlainStatement, first: number, second: number): Uint8Array | undefined {
    const one = nameAt(statement, first);
    const other = nameAt(statement, second);
    return one === undefined || other === undefined ? undefined : piece(this.#write(one, other));
  }
}

function nameAt(statement: PlainStatement, position: number): Json | undefined {
  if (statement.isAbsent(position)) return 'null';
  const name = statement.enumeration(position);
  return name === undefined ? undefined : `"${name}"`;
}
