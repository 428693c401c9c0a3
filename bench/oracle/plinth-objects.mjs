// The records of elements.ndjson as facts that can be compared.

import { TEXTS } from './facts.mjs';

/** How each aspect reads from an element; undefined, null and empty lists say nothing that could be compared. */
const readings = {
  classes: (element) => element.class,
  GlobalIds: (element) => element.globalId,
  types: (element) => element.type?.expressId,
  placements: (element) => element.placement,
  parents: (element) => element.parent?.expressId,
  storeys: (element) => element.storey?.expressId,
  materials: (element) => element.materials.flatMap(({ material }) => materialNames(material)),
  classifications: (element) => distinct(element.classifications.map(classificationText)).sort(),
  groups: (element) => element.links.groups?.map(({ expressId }) => expressId).sort((a, b) => a - b),
  openings: (element) => element.links.openings?.map(({ expressId }) => expressId).sort((a, b) => a - b),
  layers: (element) => distinct(element.layers.map(({ name }) => name)).sort(),
};

/** An object and its type may be classified alike. */
const distinct = (values) => [...new Set(values)];
const classificationText = ({ identification, name, system }) =>
  [identification, name, system?.name].map((part) => part ?? '-').join(' / ');

const textFields = Object.entries({
  Name: 'name',
  Description: 'description',
  ObjectType: 'objectType',
  LongName: 'longName',
  Tag: 'tag',
});

/** @param {Iterable<object>} elements lines of elements.ndjson @returns {import('./facts.mjs').Facts} */
export function objectFacts(elements) {
  const facts = Object.fromEntries(Object.keys(readings).map((aspect) => [aspect, new Map()]));
  facts[TEXTS] = new Map();
  for (const element of elements) {
    const key = `#${element.expressId}`;
    for (const [aspect, read] of Object.entries(readings)) {
      const value = read(element);
      if (value !== undefined && value !== null && value.length !== 0) facts[aspect].set(key, value);
    }
    for (const [attribute, field] of textFields) {
      if (element[field] !== null) facts[TEXTS].set(`${key} / ${attribute}`, element[field]);
    }
  }
  return facts;
}

const nameOf = ({ material }) => material?.name ?? null;
const namesByKind = {
  material: ({ name }) => [name],
  list: ({ materials }) => materials.map(({ name }) => name),
  layerSet: ({ layers }) => layers.map(nameOf),
  profileSet: ({ profiles }) => profiles.map(nameOf),
  constituentSet: ({ constituents }) => constituents.map(nameOf),
};

function materialNames(material) {
  return namesByKind[material.kind](material);
}
