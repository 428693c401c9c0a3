import { PlainStatement } from '#core/step';
import { type Json, jsonOf } from '../json.ts';

/** Texts of strings that are plainly written, but not as in JSON. */
export class PlainText {
  /** Holds the string alone. */
  readonly #value = new PlainStatement();

  /** Of the string in `bytes[start, end)`, its quotes included. */
  jsonOf(bytes: Buffer, start: number, end: number): Json {
    const value = this.#value;
    value.bytes = bytes;
    value.count = 1;
    value.starts[0] = start;
    value.ends[0] = end;
    return jsonOf(value.text(0));
  }
}
