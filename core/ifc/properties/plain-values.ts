import type { Scalar, Value } from '#core/model';
import { Binary, Derived, Enumeration, type StepValue, stepText, TypedValue } from '#core/step';

const logicals: Readonly<Record<string, boolean | null>> = { T: true, F: false, U: null };

/**
 * A STEP value as plain JSON: `.T.` and `.F.` are booleans, the logical `.U.` and what is not given are null, other
 * enumerations their name, binaries their hexadecimal digits. The type that a value names is left to the caller.
 */
export function plainValue(value: StepValue): Value {
  if (value === null || typeof value === 'number' || typeof value === 'string') return value;
  if (value instanceof TypedValue) return plainValue(value.value);
  return Array.isArray(value) ? value.map(plainScalar) : plainScalar(value);
}

/** What cannot be a scalar (a reference, a list within a list) is given as STEP text, so that it is not lost. */
function plainScalar(value: StepValue): Scalar {
  if (value === null || typeof value === 'number' || typeof value === 'string') return value;
  if (value instanceof Enumeration)
    return Object.hasOwn(logicals, value.name) ? (logicals[value.name] ?? null) : value.name;
  if (value instanceof Binary) return value.hex;
  if (value instanceof TypedValue) return plainScalar(value.value);
  return value === Derived.value ? null : stepText(value);
}
