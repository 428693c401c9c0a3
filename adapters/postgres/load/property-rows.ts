import type { Property, PropertySet } from '#core/model';
import type { Table } from './table.ts';
import { listText, type Value, valueText } from './value-text.ts';

export interface SetRow {
  readonly setId: number;
  /** Without what differs between those who have it: `source`, `expressIds`. */
  readonly definition: Omit<PropertySet, 'source' | 'expressIds'>;
  readonly text: string;
}

export const setTable: Table<SetRow> = {
  name: 'property_sets',
  inputs: {
    set_id: { type: 'integer', of: ({ setId }) => setId },
    name: { type: 'text', of: ({ definition }) => definition.name },
    kind: { type: 'text', of: ({ definition }) => definition.kind },
    class: { type: 'text', of: ({ definition }) => definition.class },
    definition: { type: 'json', of: ({ text }) => text },
  },
};

export interface ValueRow extends Value {
  readonly setId: number;
  readonly position: number;
  readonly setName: string | null;
  /** Of a property inside a complex one `Outer.Inner`. */
  readonly name: string;
  readonly kind: string;
}

export const valueTable: Table<ValueRow> = {
  name: 'property_values',
  inputs: {
    set_id: { type: 'integer', of: ({ setId }) => setId },
    position: { type: 'integer', of: ({ position }) => position },
    set_name: { type: 'text', of: ({ setName }) => setName },
    name: { type: 'text', of: ({ name }) => name },
    kind: { type: 'text', of: ({ kind }) => kind },
    value_type: { type: 'text', of: ({ type }) => type },
    text_value: { type: 'text', of: ({ text }) => text },
    number_value: { type: 'double precision', of: ({ number }) => number },
    unit: { type: 'text', of: ({ unit }) => unit },
    si_value: { type: 'double precision', of: ({ si }) => si },
    boolean_value: { type: 'boolean', of: ({ boolean }) => boolean },
  },
};

/** The properties of a set, those inside complex ones too. */
export function* valueRows({ setId, definition }: SetRow): Generator<ValueRow> {
  let position = 0;
  for (const { name, property } of flat(definition.properties, '')) {
    yield {
      setId,
      position: position++,
      setName: definition.name,
      name,
      kind: property.kind,
      ...typedValue(property),
    };
  }
}

type Simple = Exclude<Property, { kind: 'complex' }>;

function* flat(properties: readonly Property[], prefix: string): Generator<{ name: string; property: Simple }> {
  for (const property of properties) {
    const name = prefix + property.name;
    if (property.kind === 'complex') yield* flat(property.properties, `${name}.`);
    else yield { name, property };
  }
}

/** A single value is typed; several are a text that a person can read, the rest is in the definition of the set. */
function typedValue(property: Simple): Value {
  switch (property.kind) {
    case 'single':
    case 'quantity':
      return valueText(property.value, property.type, property.unit, property.si);
    case 'enumerated':
    case 'list': {
      const [value, ...others] = property.values;
      return value !== undefined && others.length === 0
        ? valueText(value, property.type, property.unit, property.si?.[0])
        : listText(property.values, property.type, property.unit);
    }
    case 'bounded': {
      const { lower, setPoint, upper } = property;
      const text = `${lower ?? ''} … ${upper ?? ''}${setPoint === null ? '' : ` (${setPoint})`}`;
      return { ...listText([], property.type, property.unit), text };
    }
    case 'table': {
      const pairs = property.defining.values.map(
        (defining, row) => `${defining}: ${property.defined.values[row] ?? ''}`,
      );
      return listText(pairs, property.defined.type, property.defined.unit);
    }
    case 'reference':
      return listText(
        property.references.map(({ name, expressId }) => name ?? `#${expressId}`),
        null,
        undefined,
      );
  }
}
