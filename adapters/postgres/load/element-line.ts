import { Element } from '#core/model';
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

/** The keys of an element, and what is behind them at first sight. */
const checks: Readonly<Record<keyof Element, Check>> = {
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
  links: isObject,
  ports: orMissing(isList),
  portOf: orMissing(isObject),
  connectedTo: orMissing(isList),
  connections: orMissing(isList),
  boundaries: orMissing(isList),
  geometry: isObjectOrNull,
  placeholder: orMissing(isObject),
};
const isShaped = shapeOf(checks);

/**
 * A line of `elements.ndjson`, looked at only as closely as its rows need: a relation or a measure that is none is found
 * when it is written (`Column.add`). Of 101 MB of a building the whole check of every line takes a second.
 *
 * @throws where it is none; what is missing is said.
 */
export function elementOf(line: unknown): Element {
  return isElement(line) ? line : Element.parse(line);
}

const isElement = (line: unknown): line is Element => isShaped(line);
