// What web-ifc 0.0.78 reads of the properties of one IFC file, by its own API (GetLineIDsWithType, GetLine).

import { readFileSync } from 'node:fs';
import * as WebIFC from 'web-ifc';
import yauzl from 'yauzl';
import { TEXTS } from './facts.mjs';

/** @typedef {Record<string, Record<string, unknown>>} Sets values by set and property */

/**
 * @param {string} path
 * @returns {Promise<{ refusal: string } | { facts: import('./facts.mjs').Facts }>}
 */
export async function readWithWebIfc(path) {
  const bytes = path.toLowerCase().endsWith('zip') ? await firstOfZip(path) : readFileSync(path);
  const api = new WebIFC.IfcAPI();
  await api.Init();
  api.SetLogLevel(WebIFC.LogLevel.LOG_LEVEL_OFF);
  const model = api.OpenModel(bytes);
  if (model < 0) return { refusal: `OpenModel answers ${model}` };
  try {
    return { facts: { 'property values': readValues(api, model), [TEXTS]: readTexts(api, model) } };
  } finally {
    api.CloseModel(model);
  }
}

function readTexts(api, model) {
  const texts = new Map();
  for (const object of lines(api, model, WebIFC.IFCOBJECTDEFINITION)) {
    for (const [name, given] of Object.entries(textsOf(object))) {
      if (typeof given?.value === 'string') texts.set(`#${object.expressID} / ${name}`, given.value);
    }
  }
  return texts;
}

/** What a type is called beside its name is its ElementType. */
function textsOf({ Name, Description, ObjectType, ElementType, LongName, Tag }) {
  return { Name, Description, ObjectType: ElementType ?? ObjectType, LongName, Tag };
}

function readValues(api, model) {
  const values = new Map();
  for (const [id, sets] of Object.entries(readSets(api, model))) {
    for (const [set, properties] of Object.entries(sets)) {
      for (const [name, value] of Object.entries(properties)) values.set(`#${id} / ${set} / ${name}`, value);
    }
  }
  return values;
}

/** Sets per object: the type's first, so that the occurrence's override them, as IfcOpenShell's get_psets does. */
function readSets(api, model) {
  const setOf = reader(api, model);
  /** @type {Record<string, Sets>} */
  const objects = {};
  const assign = (objectId, setId) => {
    const set = setOf(setId);
    objects[objectId] ??= {};
    objects[objectId][set.name] = { ...objects[objectId][set.name], ...set.properties };
  };
  for (const { RelatedObjects, RelatingType } of lines(api, model, WebIFC.IFCRELDEFINESBYTYPE)) {
    for (const { value } of api.GetLine(model, RelatingType.value)?.HasPropertySets ?? []) {
      for (const object of RelatedObjects) assign(object.value, value);
    }
  }
  for (const { RelatedObjects, RelatingPropertyDefinition } of lines(api, model, WebIFC.IFCRELDEFINESBYPROPERTIES)) {
    for (const { value } of [RelatingPropertyDefinition].flat()) {
      for (const object of RelatedObjects) assign(object.value, value);
    }
  }
  for (const { expressID, HasPropertySets } of lines(api, model, WebIFC.IFCTYPEOBJECT)) {
    for (const { value } of HasPropertySets ?? []) assign(expressID, value);
  }
  for (const { expressID, Material } of lines(api, model, WebIFC.IFCMATERIALPROPERTIES))
    assign(Material.value, expressID);
  return objects;
}

/** Reads each set once. */
function reader(api, model) {
  const known = new Map();
  return (id) => {
    if (!known.has(id)) known.set(id, readSet(api, model, id));
    return known.get(id);
  };
}

function readSet(api, model, id) {
  const set = api.GetLine(model, id);
  const members = set.HasProperties ?? set.Quantities ?? set.Properties;
  const name = String(set.Name?.value ?? null);
  const properties = {};
  if (members === undefined) {
    for (const [attribute, given] of Object.entries(set)) {
      if (given?.value !== undefined && !rootAttributes.has(attribute)) {
        properties[attribute] = plain(given);
      }
    }
  }
  Object.assign(properties, propertiesOf(api, model, members ?? []));
  return { name, properties };
}

function propertiesOf(api, model, references) {
  const properties = references.map(({ value }) => api.GetLine(model, value));
  return Object.fromEntries(properties.map((property) => [property.Name?.value, valueIn(api, model, property)]));
}

const rootAttributes = new Set(['GlobalId', 'OwnerHistory', 'Name', 'Description', 'ShapeAspectStyle']);
const valueAttributes = [
  'NominalValue',
  'EnumerationValues',
  'ListValues',
  'LengthValue',
  'AreaValue',
  'VolumeValue',
  'CountValue',
  'WeightValue',
  'TimeValue',
  'NumberValue',
];

function valueIn(api, model, property) {
  for (const attribute of valueAttributes) if (attribute in property) return plain(property[attribute]);
  const { UpperBoundValue, LowerBoundValue, SetPointValue, DefiningValues, DefinedValues, PropertyReference } =
    property;
  if (UpperBoundValue !== undefined) {
    return { lower: plain(LowerBoundValue), upper: plain(UpperBoundValue), setPoint: plain(SetPointValue) };
  }
  if (DefiningValues !== undefined) return { defining: plain(DefiningValues), defined: plain(DefinedValues) };
  if (PropertyReference !== undefined) return PropertyReference === null ? [] : [{ instance: PropertyReference.value }];
  return propertiesOf(api, model, property.HasProperties ?? property.HasQuantities ?? []);
}

function plain(given) {
  if (Array.isArray(given)) return given.map(plain);
  return given === null || given === undefined ? null : (given.value ?? null);
}

/** Instances of a class and its subclasses. */
function* lines(api, model, type) {
  const ids = api.GetLineIDsWithType(model, type, true);
  for (let at = 0; at < ids.size(); at++) yield api.GetLine(model, ids.get(at));
}

/** @param {string} path @returns {Promise<Uint8Array>} */
async function firstOfZip(path) {
  const archive = await yauzl.openPromise(path);
  for await (const entry of archive.eachEntry()) {
    if (!/\.ifc$/i.test(entry.fileName)) continue;
    const chunks = [];
    for await (const chunk of await archive.openReadStreamPromise(entry)) chunks.push(chunk);
    return Buffer.concat(chunks);
  }
  throw new Error('The archive has no .ifc entry.');
}
