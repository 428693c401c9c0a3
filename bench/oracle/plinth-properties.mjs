// The records of properties.ndjson as facts that can be compared.

import { Alternatives } from './facts.mjs';

/**
 * @param {Iterable<object>} records lines of properties.ndjson
 * @param {ReadonlySet<number>} objects express ids of what is an object, as materials and profiles are not
 * @returns {import('./facts.mjs').Facts}
 */
export function propertyFacts(records, objects) {
  const values = new Map();
  const si = new Map();
  const setIds = new Map();
  for (const { expressId, sets } of records) {
    const ids = new Set(sets.flatMap((set) => set.expressIds));
    if (objects.has(expressId))
      setIds.set(
        `#${expressId}`,
        [...ids].sort((a, b) => a - b),
      );
    for (const set of sets) {
      for (const property of set.properties) {
        const key = `#${expressId} / ${set.name} / ${property.name}`;
        add(values, key, valueIn(property));
        if (typeof property.si === 'number') add(si, key, property.si);
      }
    }
  }
  return { 'property values': values, 'SI values': si, 'sets of objects': setIds };
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
