import { Binary, Derived, Enumeration, Reference, type StepValue, TypedValue } from '#core/step';

/** An instance to write; a complex one has the keyword '' and a typed value per part. */
export interface Instance {
  readonly id: number;
  readonly keyword: string;
  readonly values: readonly StepValue[];
}

/** Choices that leave the meaning alone, each taken in turn and from the beginning again. */
export interface Style {
  /** What stands between two tokens: white space, comments, nothing. */
  readonly gaps: readonly string[];
  /** How a character is written that may be written in several ways: an index into those ways. */
  readonly characters: readonly number[];
  /** The same for numbers. */
  readonly numbers: readonly number[];
}

/**
 * Writes exchange structures straight from the grammar of ISO 10303-21, on its own account: what reads them back is
 * tested against it.
 */
export function writeStep(instances: readonly Instance[], style: Style): string {
  const writer = new StepWriter(style);
  const head = writer.statement('ISO-10303-21') + writer.statement('HEADER');
  const header =
    writer.statement('FILE_DESCRIPTION', [[''], '2;1']) +
    writer.statement('FILE_NAME', ['', '', [''], [''], '', '', '']) +
    writer.statement('FILE_SCHEMA', [['IFC4']]);
  const data = instances.map((instance) => writer.instance(instance)).join('');
  const [endsec, begin, end] = ['ENDSEC', 'DATA', 'END-ISO-10303-21'].map((keyword) => writer.statement(keyword));
  return `${head}${header}${endsec}${begin}${data}${endsec}${end}`;
}

class StepWriter {
  readonly #gap: () => string;
  readonly #character: () => number;
  readonly #number: () => number;

  constructor({ gaps, characters, numbers }: Style) {
    this.#gap = cycle(gaps, '');
    this.#character = cycle(characters, 0);
    this.#number = cycle(numbers, 0);
  }

  statement(keyword: string, values?: readonly StepValue[]): string {
    return this.#join([keyword, ...(values === undefined ? [] : [this.#list(values)]), ';', '']);
  }

  instance({ id, keyword, values }: Instance): string {
    const record =
      keyword === ''
        ? this.#join(['(', ...values.map((part) => this.#part(part)), ')'])
        : this.#join([keyword, this.#list(values)]);
    return this.#join([`#${id}`, '=', record, ';', '']);
  }

  #part(part: StepValue): string {
    if (!(part instanceof TypedValue) || !Array.isArray(part.value)) throw new Error('A part has a list of values.');
    return this.#join([part.type, this.#list(part.value)]);
  }

  #list(values: readonly StepValue[]): string {
    const items = values.flatMap((value, position) => (position === 0 ? [] : [',']).concat(this.#value(value)));
    return this.#join(['(', ...items, ')']);
  }

  #value(value: StepValue): string {
    if (value === null) return '$';
    if (value instanceof Derived) return '*';
    if (value instanceof Reference) return `#${value.id}`;
    if (value instanceof Enumeration) return `.${value.name}.`;
    if (value instanceof Binary) return `"${value.hex}"`;
    if (value instanceof TypedValue) return this.#join([value.type, '(', this.#value(value.value), ')']);
    if (Array.isArray(value)) return this.#list(value);
    if (typeof value === 'number') return this.#pick(waysToWriteNumber(value), this.#number());
    const characters = [...value].map((character) => this.#pick(waysToWrite(character), this.#character()));
    return `'${characters.join('')}'`;
  }

  #pick(ways: readonly string[], choice: number): string {
    return ways[choice % ways.length] ?? '';
  }

  #join(tokens: readonly string[]): string {
    return tokens.reduce((text, token) => text + this.#gap() + token);
  }
}

/** Texts that are all the same number, as `Number` reads them. */
function waysToWriteNumber(value: number): string[] {
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e');
  const withPoint = mantissa.includes('.') ? mantissa : `${mantissa}.`;
  const signed = Object.is(value, -0) ? '-0.' : `${withPoint}E${exponent}`;
  const plain = /^-?\d+(\.\d+)?$/.test(String(value)) && !Object.is(value, -0) ? [String(value)] : [];
  return [signed, signed.replace('E', 'e'), ...plain, ...(signed.startsWith('-') ? [] : [`+${signed}`])];
}

/** All that the standard allows for one character of a string (6.4.3). */
function waysToWrite(character: string): string[] {
  const code = character.codePointAt(0) ?? 0;
  const hex = (digits: number) => code.toString(16).toUpperCase().padStart(digits, '0');
  const units = [...Array(character.length).keys()].map((at) => character.charCodeAt(at));
  const extended = `\\X2\\${units.map((unit) => unit.toString(16).toUpperCase().padStart(4, '0')).join('')}\\X0\\`;
  const ways = [extended, `\\X4\\${hex(8)}\\X0\\`];
  if (character === "'") return [...ways, "''"];
  if (character === '\\') return [...ways, '\\\\'];
  if (code >= 0x20 && code !== 0x7f) ways.push(character, character);
  // Codes from 80 to 9F are no text in ISO 8859; readers take them as a sign of another encoding.
  if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) ways.push(`\\X\\${hex(2)}`);
  if (code >= 0xa0 && code <= 0xfe) ways.push(`\\S\\${String.fromCharCode(code - 0x80).replace("'", "''")}`);
  return ways;
}

function cycle<T>(choices: readonly T[], otherwise: T): () => T {
  let at = 0;
  return () => choices[at++ % choices.length] ?? otherwise;
}
