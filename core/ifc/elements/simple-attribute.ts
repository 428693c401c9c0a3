import { Enumeration, PlainStatement, type StepValue } from '#core/step';
import type { Json } from '../json.ts';
import { attributeProperty } from '../properties/predefined-sets.ts';
import type { ValueTypes } from '../properties/value-types.ts';
import type { AttributeDefinition } from '../schema/index.ts';

/** One attribute of one class as an `AttributeProperty` in JSON. */
export class SimpleAttribute {
  /** Where it stands among the arguments. */
  readonly position: number;
  readonly #definition: AttributeDefinition;
  readonly #types: ValueTypes;
  /** Holds its value alone. */
  readonly #value = new PlainStatement();

  constructor(definition: AttributeDefinition, position: number, types: ValueTypes) {
    this.#definition = definition;
    this.position = position;
    this.#types = types;
  }

  /** Of a value that stands in `bytes[start, end)`, plainly written; undefined where it is not simple. */
  jsonOf(bytes: Buffer, start: number, end: number): Json | undefined {
    const value = this.#value;
    value.bytes = bytes;
    value.count = 1;
    value.starts[0] = start;
    value.ends[0] = end;
    const simple = simpleValue(value);
    const property = simple === undefined ? undefined : attributeProperty(this.#definition, simple, this.#types);
    return property && JSON.stringify(property);
  }
}

function simpleValue(alone: PlainStatement): StepValue | undefined {
  const text = alone.text(0);
  if (text !== undefined) return text;
  const name = alone.enumeration(0);
  if (name !== undefined) return new Enumeration(name);
  const number = alone.number(0);
  return Number.isNaN(number) ? undefined : number;
}
