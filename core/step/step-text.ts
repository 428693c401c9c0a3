import { Binary, Derived, Enumeration, Reference, type StepValue, TypedValue } from './values.ts';

/** A value as STEP text, for messages; strings are left undecorated but for their quotes. */
export function stepText(value: StepValue): string {
  if (value === null) return '$';
  if (value instanceof Derived) return value.text;
  if (value instanceof Reference) return `#${value.id}`;
  if (value instanceof Enumeration) return `.${value.name}.`;
  if (value instanceof Binary) return `"${value.hex}"`;
  if (value instanceof TypedValue) return `${value.type}(${stepText(value.value)})`;
  if (Array.isArray(value)) return `(${value.slice(0, 8).map(stepText).join(',')}${value.length > 8 ? ',…' : ''})`;
  return typeof value === 'string' ? `'${value}'` : String(value);
}
