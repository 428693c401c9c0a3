import { Enumeration, type PlainStatement, type StepValue } from '#core/step';
import { piece } from '../json-pieces.ts';
import { KnownBytes } from '../known-bytes.ts';
import { attributeProperty } from '../properties/predefined-sets.ts';
import type { ValueTypes } from '../properties/value-types.ts';
import type { AttributeDefinition } from '../schema/index.ts';

const KEPT_VALUES = 64;
const HASH = 0x23;

/** One attribute of one class as an `AttributeProperty` in JSON, which is made once for each of the values that recur. */
export class SimpleAttribute {
  readonly #position: number;
  readonly #definition: AttributeDefinition;
  readonly #types: ValueTypes;
  readonly #known = new KnownBytes<Uint8Array>(KEPT_VALUES);

  constructor(definition: AttributeDefinition, position: number, types: ValueTypes) {
    this.#definition = definition;
    this.#position = position;
    this.#types = types;
  }

  /** Empty where it has no value, or refers to something; undefined where its value is not simple. */
  jsonOf(statement: PlainStatement): Uint8Array | undefined {
    const position = this.#position;
    if (statement.isAbsent(position) || statement.first(position) === HASH) return nothing;
    const { bytes } = statement;
    const start = statement.starts[position] ?? 0;
    const end = statement.ends[position] ?? 0;
    const known = this.#known.find(bytes, start, end);
    if (known !== undefined) return known;
    const value = simpleValue(statement, position);
    const property = value === undefined ? undefined : attributeProperty(this.#definition, value, this.#types);
    const json = property && piece(JSON.stringify(property));
    if (json !== undefined) this.#known.keep(bytes, start, end, json);
    return json;
  }
}

const nothing = new Uint8Array(0);

function simpleValue(statement: PlainStatement, position: number): StepValue | undefined {
  const text = statement.text(position);
  if (text !== undefined) return text;
  const name = statement.enumeration(position);
  if (name !== undefined) return new Enumeration(name);
  const number = statement.number(position);
  return Number.isNaN(number) ? undefined : number;
}
