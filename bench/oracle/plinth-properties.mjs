// The records of properties.ndjson as facts that can be compared.

import { Alternatives } from './facts.mjs';

/** @param {Iterable<object>} records lines of properties.ndjson @returns {import('./facts.mjs').Facts} */
export function propertyFacts(records) {
  const values = new Map();
  const si = new Map();
  for (const { expressId, sets } of records) {
    for (const set of sets) {
      for (const property of set.properties) {
        const key = `#${expressId} / ${set.name} / ${property.name}`;
        add(values, key, valueIn(property));
        if (typeof property.si === 'number') add(si, key, property.si);
      }
    }
  }
  return { 'property values': values, 'SI values': si };
}

/** Sets of one name (a property set and a quantity set, panels of a window) give a key several values. */
function add(map, key, value) {
  const known = map.get(key);
  if (!map.has(key)) map.set(key, value);
  else map.set(key, new Alternatives([...(known instanceof Alternatives ? known.values : [known]), value]));
}

const valuesByKind = {
  single: ({ value }) => value,
  quantity: ({ value }) => value,
  enumerated: ({ values }) => values,
  list: ({ values }) => values,
  bounded: ({ lower, upper, setPoint }) => ({ lower, upper, setPoint }),
  table: ({ defining, defined }) => ({ defining: defining.values, defined: defined.values }),
  reference: ({ references }) => references.map(({ expressId }) => ({ instance: expressId })),
  complex: ({ properties }) => Object.fromEntries(properties.map((part) => [part.name, valueIn(part)])),
};

function valueIn(property) {
  return valuesByKind[property.kind](property);
}
