import { jsonOf } from '../../json.ts';
import { MOST_SAID, SAID, SAID_BYTES } from './desk.ts';

/** What the module counts for nothing more than what the object says itself: nothing, and `NOTDEFINED`. */
const first = [null, 'NOTDEFINED'] as const;

/** Numbers what types say of the PredefinedType of their occurrences, and puts it into the memory as JSON. */
export class SaidByTypes {
  readonly #desk: DataView;
  readonly #bytes: Buffer;
  readonly #numbers = new Map<string | null, number>();

  constructor(desk: DataView, bytes: Buffer) {
    this.#desk = desk;
    this.#bytes = bytes;
    for (const text of first) this.numberOf(text);
  }

  /** undefined where there is no room. */
  numberOf(text: string | null): number | undefined {
    return this.#numbers.get(text) ?? this.#add(text);
  }

  #add(text: string | null): number | undefined {
    const json = Buffer.from(jsonOf(text));
    const number = this.#numbers.size;
    if (number === MOST_SAID || json.length > SAID_BYTES - 4) return undefined;
    const at = SAID + SAID_BYTES * number;
    this.#desk.setUint32(at, json.length, true);
    this.#bytes.set(json, this.#desk.byteOffset + at + 4);
    this.#numbers.set(text, number);
    return number;
  }
}
