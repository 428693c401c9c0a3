#!/usr/bin/env node
/**
 * Writes core/ifc/schema/*.generated.ts, the IFC class tables, from web-ifc's ifc-schema.d.ts (MPL-2.0).
 *
 *   node scripts/generate-ifc-schema.mjs           writes the tables
 *   node scripts/generate-ifc-schema.mjs --check   exits 1 when the checked-in tables are not what it would write
 *
 * The declarations are enough: each schema is a namespace; each entity, abstract ones included, is a class that extends
 * its supertype (roots extend IfcLineObject); its constructor takes all explicit attributes in STEP order, inherited
 * ones first, without those that the class derives (written `*` in a file, such as IfcSIUnit.Dimensions). An entity's
 * own attributes are therefore the parameters that no ancestor has. IfcOpenShell's schemas agree in every entity,
 * supertype, attribute and declared type (test/unit/ifc/schema-oracle.test.ts), given the corrections below.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * `parent` is '' for a root; `attributes`: all explicit ones that are not derived, with their TypeScript types.
 * @typedef {{ parent: string, attributes: { name: string, type: string }[] }} Entity
 * @typedef {Map<string, Entity>} Entities
 */

/** Namespace in the declarations -> the table it becomes. */
const tables = [
  { schema: 'IFC2X3', edition: 'IFC2x3 TC1', file: 'ifc2x3.generated.ts' },
  { schema: 'IFC4', edition: 'IFC4 ADD2 TC1', file: 'ifc4.generated.ts' },
  { schema: 'IFC4X3', edition: 'IFC4.3 ADD2', file: 'ifc4x3.generated.ts' },
];

/**
 * TypeScript's names for what the schemas declare by an EXPRESS simple type (ISO 10303-11, 8.1).
 * @type {Record<string, string>}
 */
const simpleTypes = { boolean: 'BOOLEAN', logical: 'LOGICAL', string: 'STRING' };

/** Attributes declared `number`, which stands for two EXPRESS types. Source: the EXPRESS schemas. */
const numberTypes = {
  INTEGER: [
    ['IfcBSplineCurve', 'Degree'],
    ['IfcDerivedUnitElement', 'Exponent'],
    ['IfcDimensionalExponents', 'LengthExponent', 'MassExponent', 'TimeExponent', 'ElectricCurrentExponent'],
    ['IfcDimensionalExponents', 'ThermodynamicTemperatureExponent', 'AmountOfSubstanceExponent'],
    ['IfcDimensionalExponents', 'LuminousIntensityExponent'],
    ['IfcElectricalBaseProperties', 'InputPhase'],
    ['IfcRelConnectsPathElements', 'RelatingPriorities', 'RelatedPriorities'],
    ['IfcStairFlight', 'NumberOfRiser', 'NumberOfTreads'],
    ['IfcTask', 'Priority'],
  ],
  REAL: [
    ['IfcCartesianTransformationOperator', 'Scale'],
    ['IfcCartesianTransformationOperator2DnonUniform', 'Scale2'],
    ['IfcCartesianTransformationOperator3DnonUniform', 'Scale2', 'Scale3'],
    ['IfcDirection', 'DirectionRatios'],
    ['IfcGeometricRepresentationContext', 'Precision'],
    ['IfcRationalBezierCurve', 'WeightsData'],
  ],
};

/**
 * Where web-ifc 0.0.78 departs from the EXPRESS schemas: what it declares, and what EXPRESS says.
 * @type {Record<string, { declared: string, type: string }>}
 */
const corrections = {
  // IFC2X3: Pixel : LIST [1:?] OF BINARY(32). web-ifc's own IFC4 and IFC4X3 have IfcBinary.
  'IfcPixelTexture.Pixel': { declared: 'STRING[]', type: 'BINARY[]' },
  // IFC4, IFC4X3: OffsetValues : ARRAY [1:2] OF IfcLengthMeasure. web-ifc drops ARRAY.
  'IfcMaterialLayerWithOffsets.OffsetValues': { declared: 'IfcLengthMeasure', type: 'IfcLengthMeasure[]' },
  'IfcMaterialProfileWithOffsets.OffsetValues': { declared: 'IfcLengthMeasure', type: 'IfcLengthMeasure[]' },
};

const packageFolder = new URL('../node_modules/web-ifc/', import.meta.url);
const outputFolder = new URL('../core/ifc/schema/', import.meta.url);

const numberTypeOf = new Map(
  Object.entries(numberTypes).flatMap(([type, classes]) =>
    classes.flatMap(([owner, ...names]) => names.map((name) => /** @type {const} */ ([`${owner}.${name}`, type]))),
  ),
);
const unusedFixes = new Set([...numberTypeOf.keys(), ...Object.keys(corrections)]);

/**
 * The text between `export declare namespace X {` and its closing brace.
 * @param {string} declarations
 * @param {string} schema
 */
function namespaceBody(declarations, schema) {
  const body = new RegExp(`^export declare namespace ${schema} \\{\\n(.*?)^\\}`, 'ms').exec(declarations)?.[1];
  if (body === undefined) throw new Error(`ifc-schema.d.ts has no namespace ${schema}.`);
  return body;
}

/** @param {string} body */
function readEntities(body) {
  /** @type {Entities} */
  const entities = new Map();
  for (const [, name = '', base = '', members = ''] of body.matchAll(
    /^ {4}class (\w+) extends (\w+) \{\n(.*?)^ {4}\}/gms,
  )) {
    if (base === 'NumberHandle') continue; // a measure, not an entity
    const parameters = /^ {8}constructor\((.*)\);$/m.exec(members)?.[1];
    if (parameters === undefined) throw new Error(`${name} has no constructor.`);
    const attributes = Array.from(
      parameters.matchAll(/(\w+): (.*?)(?:, (?=\w+: )|$)/g),
      ([, attribute = '', type = '']) => {
        return { name: attribute, type };
      },
    );
    entities.set(name, { parent: base === 'IfcLineObject' ? '' : base, attributes });
  }
  return entities;
}

/**
 * @param {Entities} entities
 * @param {string} name
 */
function entityOf(entities, name) {
  const entity = entities.get(name);
  if (entity === undefined) throw new Error(`${name} is a supertype, but not an entity.`);
  return entity;
}

/**
 * Every attribute name of an entity in STEP order, those derived further down the hierarchy included.
 * @param {Entities} entities
 * @param {string} name
 * @returns {string[]}
 */
function positionsOf(entities, name) {
  if (name === '') return [];
  const { parent, attributes } = entityOf(entities, name);
  const inherited = positionsOf(entities, parent);
  return [...inherited, ...attributes.map((attribute) => attribute.name).filter((own) => !inherited.includes(own))];
}

/**
 * `(Handle<IfcWall> | IfcWall)[] | null` -> `IfcWall[]`; a list of lists counts as a list.
 * @param {string} key `IfcWall.Name`
 * @param {string} source the TypeScript type
 */
function declaredType(key, source) {
  const match = /^(?:\(\w+(?:<\w+>)? \| (\w+)\)|(\w+))((?:\[\])*)(?: \| null)?$/.exec(source);
  const element = match?.[1] ?? match?.[2] ?? '';
  const type = element === 'number' ? numberTypeOf.get(key) : (simpleTypes[element] ?? element);
  if (type === undefined || !/^(Ifc\w+|[A-Z]+)$/.test(type)) throw new Error(`${key} has no EXPRESS type: ${source}`);
  if (element === 'number') unusedFixes.delete(key);
  const declared = match?.[3] === '' ? type : `${type}[]`;
  const correction = corrections[key];
  if (correction?.declared !== declared) return declared;
  unusedFixes.delete(key);
  return correction.type;
}

/**
 * `IfcWall<IfcBuiltElement:PredefinedType=IfcWallTypeEnum`
 * @param {Entities} entities
 * @param {string} name
 */
function tableLine(entities, name) {
  const { parent, attributes } = entityOf(entities, name);
  const names = attributes.map((attribute) => attribute.name);
  const inOrder = positionsOf(entities, name).filter((attribute) => names.includes(attribute));
  if (names.join() !== inOrder.join()) throw new Error(`${name} does not list inherited attributes first, in order.`);
  const inherited = positionsOf(entities, parent);
  const own = attributes.filter((attribute) => !inherited.includes(attribute.name));
  const declarations = own.map(
    (attribute) => `${attribute.name}=${declaredType(`${name}.${attribute.name}`, attribute.type)}`,
  );
  return `${name}<${parent}:${declarations.join()}`;
}

/**
 * @param {{ schema: string, edition: string }} table
 * @param {string} version of web-ifc
 * @param {string[]} lines
 */
function fileText({ schema, edition }, version, lines) {
  return `// Generated by scripts/generate-ifc-schema.mjs from ifc-schema.d.ts of web-ifc ${version}. Do not edit.
//
// This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0. If a copy of the MPL was not
// distributed with this file, You can obtain one at https://mozilla.org/MPL/2.0/. See NOTICE.

/** ${edition}: ${lines.length} entities, one per line: name<supertype:own attribute=declared type,... ([]: a list). */
export const ${schema.toLowerCase()} = \`${lines.join('\n')}\`;
`;
}

function generate() {
  const { version } = JSON.parse(readFileSync(new URL('package.json', packageFolder), 'utf8'));
  const declarations = readFileSync(new URL('ifc-schema.d.ts', packageFolder), 'utf8');
  const files = tables.map((table) => {
    const entities = readEntities(namespaceBody(declarations, table.schema));
    const lines = [...entities.keys()].sort().map((name) => tableLine(entities, name));
    return { name: table.file, text: fileText(table, version, lines) };
  });
  if (unusedFixes.size > 0) throw new Error(`No longer needed in this script: ${[...unusedFixes].join(', ')}`);
  return files;
}

/**
 * Whether the file is there with exactly that text.
 * @param {URL} url
 * @param {string} text
 */
function isFile(url, text) {
  return existsSync(url) && readFileSync(url, 'utf8') === text;
}

const files = generate();
if (process.argv.includes('--check')) {
  const stale = files.filter(({ name, text }) => !isFile(new URL(name, outputFolder), text));
  for (const { name } of stale)
    console.error(`core/ifc/schema/${name} is stale: run node scripts/generate-ifc-schema.mjs`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const { name, text } of files) writeFileSync(new URL(name, outputFolder), text);
}
