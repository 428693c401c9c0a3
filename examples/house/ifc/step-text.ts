/** A reference to another instance of the file: `#12` (ISO 10303-21, 6.4.2). */
export interface Ref {
  readonly id: number;
}

/** Text that goes into the file as it stands: integers, enumerations, typed values, `*`. */
export interface Verbatim {
  readonly verbatim: string;
}

/** An attribute value. A number is a REAL, `null` is `$`, an array is a list; everything else has a maker below. */
export type Value = Ref | Verbatim | string | number | boolean | null | readonly Value[];

/** The value of an attribute that a subtype derives (`*`). */
export const derived: Verbatim = { verbatim: '*' };

/** An INTEGER, which ISO 10303-21 writes without a decimal point. */
export function integer(value: number): Verbatim {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not an integer: ${value}`);
  return { verbatim: String(value) };
}

/** An enumeration value, `.ELEMENT.`. */
export function enumeration(name: string): Verbatim {
  return { verbatim: `.${name}.` };
}

/** A value of a select type, which carries its type: `IFCLABEL('oak')`. */
export function typed(type: string, value: Value): Verbatim {
  return { verbatim: `${type}(${render(value)})` };
}

/** The value as ISO 10303-21 writes it. */
export function render(value: Value): string {
  if (value === null) return '$';
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number') return real(value);
  if (typeof value === 'boolean') return value ? '.T.' : '.F.';
  if ('id' in value) return `#${value.id}`;
  if ('verbatim' in value) return value.verbatim;
  return `(${value.map(render).join(',')})`;
}

/** Fifteen digits keep every length to the atom and drop the noise of binary fractions (`0.30000000000000004`). */
function real(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`not a finite number: ${value}`);
  const [mantissa = '0', exponent] = String(Number(value.toPrecision(15))).split('e');
  const pointed = mantissa.includes('.') ? mantissa : `${mantissa}.`;
  return exponent === undefined ? pointed : `${pointed}E${Number(exponent)}`;
}

/** ISO 10303-21, 6.4.3: plain ASCII as it is, the rest by its UTF-16 units in `\X2\`, beyond the BMP in `\X4\`. */
function quote(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "''")
    .replace(/[^\u{20}-\u{7e}\u{10000}-\u{10ffff}]+/gu, (run) => `\\X2\\${hexadecimal([...run], 4)}\\X0\\`)
    .replace(/[\u{10000}-\u{10ffff}]+/gu, (run) => `\\X4\\${hexadecimal([...run], 8)}\\X0\\`);
  return `'${escaped}'`;
}

function hexadecimal(characters: readonly string[], digits: number): string {
  return characters
    .map((character) => (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(digits, '0'))
    .join('');
}
