import type { Value as ModelValue, SiValue } from '#core/model';

/** A property's value as columns: always as text, and as what it is. */
export interface Value {
  readonly type: string | null;
  readonly text: string | null;
  /** As written, in `unit`. */
  readonly number: number | null;
  readonly unit: string | null;
  readonly si: number | null;
  readonly boolean: boolean | null;
}

export function valueText(
  value: ModelValue,
  type: string | null,
  unit: string | undefined,
  si: SiValue | undefined,
): Value {
  if (Array.isArray(value)) return listText(value, type, unit);
  return {
    type,
    text: value === null ? null : String(value),
    number: typeof value === 'number' ? value : null,
    unit: unit ?? null,
    si: typeof si === 'number' ? si : null,
    boolean: typeof value === 'boolean' ? value : null,
  };
}

/** Several values are one text; what is null in them is left out. */
export function listText(values: readonly ModelValue[], type: string | null, unit: string | undefined): Value {
  const texts = values
    .filter((value) => value !== null)
    .map((value) => (Array.isArray(value) ? value.join(' ') : String(value)));
  const text = texts.length === 0 ? null : texts.join(', ');
  return { type, text, number: null, unit: unit ?? null, si: null, boolean: null };
}
