import type { Model } from './model.ts';
import { type Properties, propertySet } from './properties.ts';
import type { Rooted } from './relations.ts';
import { enumeration, type Ref, type Value } from './step-text.ts';

/** What every element has. The tag is unique per class; it decides the GlobalId. */
export interface ElementDescription {
  readonly tag: string;
  readonly name: string;
  readonly description?: string;
  readonly objectType?: string;
  readonly placement: Ref;
  /** IfcProductDefinitionShape; null for an element that only its parts show. */
  readonly shape: Ref | null;
}

/** An IfcElement subtype; `own` are the attributes after Tag, the last of which is usually PredefinedType. */
export function element(model: Model, type: string, described: ElementDescription, ...own: Value[]): Rooted {
  const { tag, name, description = null, objectType = null, placement, shape } = described;
  return model.root(type, tag, name, description, objectType, placement, shape, tag, ...own);
}

/** What every type object has. */
export interface TypeDescription {
  readonly tag: string;
  readonly name: string;
  readonly description?: string;
  /** Name in words when the predefined type is USERDEFINED. */
  readonly elementType?: string;
  readonly maps?: readonly Ref[];
  readonly sets?: Readonly<Record<string, Properties>>;
  /** Predefined property sets such as IfcDoorLiningProperties, already written. */
  readonly predefinedSets?: readonly Ref[];
}

/** An IfcElementType subtype; `own` are the attributes after ElementType. */
export function elementType(model: Model, type: string, described: TypeDescription, ...own: Value[]): Rooted {
  const { tag, name, description = null, elementType = null, maps = [], sets = {}, predefinedSets = [] } = described;
  const written = Object.entries(sets).map(([set, properties]) => propertySet(model, set, properties));
  const all = [...predefinedSets, ...written];
  const values = [null, all.length > 0 ? all : null, maps.length > 0 ? maps : null, tag, elementType];
  return model.root(type, tag, name, description, ...values, ...own);
}

/** A PredefinedType. */
export const predefined = enumeration;
