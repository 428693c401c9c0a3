import {
  type ElementSources,
  elementLines,
  type IfcFile,
  Placements,
  Places,
  ProductHeads,
  Products,
  PropertyRecords,
  propertyLines,
  Relations,
  Units,
} from '#core/ifc';
import {
  type Diagnostics,
  Element,
  type MeshMeasures,
  ObjectProperties,
  type Property,
  type PropertySet,
} from '#core/model';
import { globalId, wall } from './ifc-lines.ts';
import { openIfc } from './step.ts';

/** #1: a project in millimetres, square metres, degrees and euros. */
export const metricProject = `
#1=IFCPROJECT('${globalId(1)}',$,'Project',$,$,$,$,$,#2);
#2=IFCUNITASSIGNMENT((#3,#4,#5,#9));
#3=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);
#4=IFCSIUNIT(*,.AREAUNIT.,$,.SQUARE_METRE.);
#5=IFCCONVERSIONBASEDUNIT(#6,.PLANEANGLEUNIT.,'degree',#7);
#6=IFCDIMENSIONALEXPONENTS(0,0,0,0,0,0,0);
#7=IFCMEASUREWITHUNIT(IFCPLANEANGLEMEASURE(0.017453292519943295),#8);
#8=IFCSIUNIT(*,.PLANEANGLEUNIT.,$,.RADIAN.);
#9=IFCMONETARYUNIT('EUR');
`;

/** `IFCPROPERTYSET` with a GlobalId of its own. */
export const propertySet = (id: number, name: string, ...properties: number[]): string =>
  `#${id}=IFCPROPERTYSET('${globalId(id)}',$,'${name}',$,(${properties.map((of) => `#${of}`).join(',')}));`;

/** Assigns a set to objects. */
export const definesByProperties = (id: number, set: number, ...objects: number[]): string =>
  `#${id}=IFCRELDEFINESBYPROPERTIES('${globalId(id)}',$,$,$,(${objects.map((of) => `#${of}`).join(',')}),#${set});`;

/** Assigns a type to objects. */
export const definesByType = (id: number, type: number, ...objects: number[]): string =>
  `#${id}=IFCRELDEFINESBYTYPE('${globalId(id)}',$,$,$,(${objects.map((of) => `#${of}`).join(',')}),#${type});`;

/** A single value that is a label. */
export const label = (id: number, name: string, value: string): string =>
  `#${id}=IFCPROPERTYSINGLEVALUE('${name}',$,IFCLABEL('${value}'),$);`;

export interface ReadProperties {
  readonly diagnostics: Diagnostics;
  /** All lines of properties.ndjson, parsed and checked against their schema. */
  readonly all: readonly ObjectProperties[];
  /** The sets of an instance; none where it has no line. */
  setsOf(expressId: number): readonly PropertySet[];
}

/** Reads the properties of a file with the project above, a wall #100 and these lines. */
export async function readProperties(lines: string, schema = 'IFC4'): Promise<ReadProperties> {
  const { file, diagnostics } = await openIfc(`${metricProject}\n${wall(100)}\n${lines}`, schema);
  const all = parsedProperties(file);
  return { diagnostics, all, setsOf: (id) => all.find(({ expressId }) => expressId === id)?.sets ?? [] };
}

/** Reads the property #10 of these lines, which the wall has in a set of its own. */
export async function readProperty(lines: string, schema = 'IFC4'): Promise<Property | undefined> {
  const assigned = `${propertySet(90, 'Set', 10)}\n${definesByProperties(91, 90, 100)}`;
  const { setsOf } = await readProperties(`${lines}\n${assigned}`, schema);
  return setsOf(100)[0]?.properties[0];
}

/** The lines of properties.ndjson. */
export function propertyTexts(file: IfcFile): string[] {
  const text = Buffer.concat(
    Array.from(propertyLines(file, Relations.of(file), Units.of(file)), (chunk) => chunk.slice()),
  ).toString();
  return text.split('\n').slice(0, -1);
}

/** The lines of properties.ndjson, each checked against its schema. */
export function parsedProperties(file: IfcFile): ObjectProperties[] {
  return propertyTexts(file).map((line) => ObjectProperties.parse(JSON.parse(line)));
}

/** What the same file gives as records. */
export function propertyRecords(file: IfcFile): ObjectProperties[] {
  return [...new PropertyRecords(file, Relations.of(file), Units.of(file)).all()];
}

export interface ReadElements {
  readonly diagnostics: Diagnostics;
  readonly all: readonly Element[];
  /** Throws where there is no such element. */
  element(expressId: number): Element;
}

/** Reads the elements of a file with the project above and these lines. */
export async function readElements(lines: string, schema = 'IFC4'): Promise<ReadElements> {
  const { file, diagnostics } = await openIfc(`${metricProject}\n${lines}`, schema);
  const all = await parsedElements(file);
  const element = (id: number) => {
    const found = all.find(({ expressId }) => expressId === id);
    if (found === undefined) throw new Error(`There is no element #${id}.`);
    return found;
  };
  return { diagnostics, all, element };
}

/** The lines of elements.ndjson, each checked against its schema. */
async function parsedElements(file: IfcFile): Promise<Element[]> {
  return (await linesOfElements(file)).map((line) => Element.parse(JSON.parse(line)));
}

/** @param measuresOf what meshes measure; without it there are none. */
export async function linesOfElements(
  file: IfcFile,
  measuresOf: (expressId: number) => MeshMeasures | null = () => null,
): Promise<string[]> {
  const known = {
    isKnown: () => true,
    untilKnown: async () => undefined,
    of: measuresOf,
    placeholderOf: () => undefined,
  };
  const chunks: Uint8Array[] = [];
  for await (const chunk of elementLines(file, elementSources(file), known)) chunks.push(chunk.slice());
  return Buffer.concat(chunks).toString().split('\n').slice(0, -1);
}

export function elementSources(file: IfcFile): ElementSources {
  const relations = Relations.of(file);
  const units = Units.of(file);
  const products = Products.of(file, new ProductHeads(file));
  const places = Places.of(file, products, relations);
  return { relations, units, products, places, placements: new Placements(file, units.lengthToMetres) };
}
