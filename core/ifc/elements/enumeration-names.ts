import type { PlainStatement } from '#core/step';
import { NULL, piece } from '../json-pieces.ts';
import { KnownBytes } from '../known-bytes.ts';

const KEPT_NAMES = 64;

/** Names of enumerations as JSON, made once each. */
export class EnumerationNames {
  readonly #known = new KnownBytes<Uint8Array>(KEPT_NAMES);

  /** The name at a position in quotes, `null` where it is absent; undefined where the argument is no enumeration. */
  of(statement: PlainStatement, position: number): Uint8Array | undefined {
    if (statement.isAbsent(position)) return NULL;
    const start = statement.starts[position] ?? 0;
    const end = statement.ends[position] ?? 0;
    const known = this.#known.find(statement.bytes, start, end);
    if (known !== undefined) return known;
    const name = statement.enumeration(position);
    if (name === undefined) return undefined;
    const json = piece(`"${name}"`);
    this.#known.keep(statement.bytes, start, end, json);
    return json;
  }
}
