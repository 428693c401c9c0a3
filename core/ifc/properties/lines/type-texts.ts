import { KeywordTable } from '#core/step';
import type { ValueType, ValueTypes } from '../value-types.ts';

export const MOST_TYPE_BYTES = 400;

/** What the JSON of a property says because of its value's type. */
export interface TypeText {
  /** Between its name and its value. */
  readonly head: Uint8Array;
  /** Behind the value; undefined where the type has no unit. */
  readonly unit: Uint8Array | undefined;
  /** SI value = value * factor + offset; undefined where there is none. */
  readonly si: { readonly factor: number; readonly offset: number } | undefined;
}

/** The texts of types, each made once. */
export class TypeTexts {
  readonly #types: ValueTypes;
  readonly #names = new KeywordTable();
  readonly #known: TypeText[] = [];
  /** Behind the name that was read last. */
  end = 0;

  constructor(types: ValueTypes) {
    this.#types = types;
  }

  /** The type that a single value names in `bytes` from `start` on, before `limit`; undefined where it names none. */
  read(bytes: Uint8Array, start: number, limit: number): TypeText | undefined {
    const code = this.#names.read(bytes, start, limit);
    if (code < 0) return undefined;
    this.end = this.#names.end;
    const known = this.#known[code];
    if (known !== undefined) return known;
    const text = typeText('single', this.#types.named(this.#names.keywords[code] ?? ''));
    if (text !== undefined) this.#known[code] = text;
    return text;
  }
}

/** undefined where it would take more than `MOST_TYPE_BYTES`: units may have any name. */
export function typeText(kind: 'single' | 'quantity', { name, unit }: ValueType): TypeText | undefined {
  const text: TypeText = {
    head: Buffer.from(`,"kind":"${kind}","type":${JSON.stringify(name)},"value":`),
    unit: unit && Buffer.from(`,"unit":${JSON.stringify(unit.symbol)}`),
    si: unit?.toSi == null ? undefined : { factor: unit.toSi, offset: unit.offset },
  };
  return text.head.length + (text.unit?.length ?? 0) > MOST_TYPE_BYTES ? undefined : text;
}
