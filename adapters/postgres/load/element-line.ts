import { Element } from '#core/model';
import { cleanBytes } from './clean-line.ts';
import {
  type Check,
  isList,
  isObject,
  isObjectOrNull,
  isOneOf,
  isText,
  isTextOrNull,
  orMissing,
  shapeOf,
} from './shape.ts';

/** What the columns of an element are made of: all of it but those parts that stay in its record. */
export type RowElement = Omit<Element, 'links' | 'ports' | 'portOf' | 'connectedTo' | 'connections' | 'boundaries'>;

/** A line of `elements.ndjson`. */
export interface ElementLine {
  readonly element: RowElement;
  /** All of it, as PostgreSQL takes it. */
  readonly record: Uint8Array;
}

/** The keys of an element, and what is behind them at first sight. */
const checks: Readonly<Record<keyof RowElement, Check>> = {
  kind: isOneOf(Element.shape.kind.options),
  expressId: Number.isSafeInteger,
  globalId: isTextOrNull,
  class: isText,
  predefinedType: isTextOrNull,
  name: isTextOrNull,
  description: isTextOrNull,
  objectType: isTextOrNull,
  tag: isTextOrNull,
  longName: isTextOrNull,
  type: isObjectOrNull,
  parent: isObjectOrNull,
  container: isObjectOrNull,
  storey: isObjectOrNull,
  space: isObjectOrNull,
  placement: (value) => value === null || isList(value),
  attributes: isList,
  materials: isList,
  classifications: isList,
  layers: isList,
  geometry: isObjectOrNull,
  placeholder: orMissing(isObject),
};
const isShaped = shapeOf(checks);
const isRowElement = (value: unknown): value is RowElement => isShaped(value);

/**
 * The keys between which relations are, most of a line. No text has a quote that is not escaped, and no part of an element
 * has a key of the same name.
 */
const LINKS = Buffer.from(',"links":{');
const GEOMETRY = Buffer.from(',"geometry":');

/**
 * A line of `elements.ndjson`, looked at only as closely as its rows need: relations are left to the server, which refuses a
 * record that is no JSON, and a measure that is none is found when it is written (`Column.add`). Of 101 MB of a building the
 * whole check of every line takes a second, and reading the relations 0.3 s.
 *
 * @throws where it is none; what is missing is said.
 */
export function elementLine(bytes: Buffer): ElementLine {
  const record = cleanBytes(bytes);
  const element: unknown = JSON.parse(withoutRelations(record));
  return { element: isRowElement(element) ? element : Element.parse(JSON.parse(record.toString())), record };
}

/** The line as it is, where its keys are in another order. */
function withoutRelations(line: Buffer): string {
  const from = line.indexOf(LINKS);
  const to = line.lastIndexOf(GEOMETRY);
  return from === -1 || to < from ? line.toString() : line.toString('utf8', 0, from) + line.toString('utf8', to);
}
