import { label } from './measures.ts';
import type { Model } from './model.ts';
import type { Rooted } from './relations.ts';
import { enumeration, type Ref, type Verbatim } from './step-text.ts';

/** One IfcProperty without its name. A bare value is an IfcPropertySingleValue in the project's unit. */
export type Property =
  | Verbatim
  | { readonly kind: 'single'; readonly value: Verbatim; readonly unit: Ref }
  | { readonly kind: 'enumerated'; readonly chosen: readonly string[]; readonly from: Enumeration }
  | { readonly kind: 'bounded'; readonly lower?: Verbatim; readonly upper?: Verbatim; readonly setPoint?: Verbatim }
  | { readonly kind: 'list'; readonly values: readonly Verbatim[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly [Verbatim, Verbatim])[]; readonly expression: string }
  | { readonly kind: 'reference'; readonly usage: string; readonly to: Ref }
  | { readonly kind: 'complex'; readonly usage: string; readonly parts: Properties };

export type Properties = Readonly<Record<string, Property>>;

/** An IfcPropertyEnumeration: the values that may be chosen. */
export interface Enumeration {
  readonly name: string;
  readonly values: readonly string[];
}

const status: Enumeration = {
  name: 'PEnum_ElementStatus',
  values: ['NEW', 'EXISTING', 'DEMOLISH', 'TEMPORARY', 'OTHER', 'NOTKNOWN', 'UNSET'],
};

/** The Status property that most Pset_*Common have, for what is built new. */
export const statusNew: Property = { kind: 'enumerated', chosen: ['NEW'], from: status };

/** IfcPropertySet. Equal sets are one set that several objects share. */
export function propertySet(model: Model, name: string, properties: Properties): Rooted {
  const written = writeProperties(model, properties);
  return model.shareRoot('IFCPROPERTYSET', `${name} ${JSON.stringify(properties)}`, name, null, written);
}

/** Gives the objects these property sets. */
export function define(model: Model, objects: readonly Rooted[], sets: Readonly<Record<string, Properties>>): void {
  for (const [name, properties] of Object.entries(sets)) {
    model.relate('IFCRELDEFINESBYPROPERTIES', propertySet(model, name, properties), ...objects);
  }
}

/** The properties by themselves, as IfcMaterialProperties and IfcComplexProperty hold them. */
export function writeProperties(model: Model, properties: Properties): Ref[] {
  return Object.entries(properties).map(([name, property]) => writeProperty(model, name, property));
}

function writeProperty(model: Model, name: string, property: Property): Ref {
  const { file } = model;
  if (!('kind' in property)) return file.share('IFCPROPERTYSINGLEVALUE', name, null, property, null);
  switch (property.kind) {
    case 'single':
      return file.share('IFCPROPERTYSINGLEVALUE', name, null, property.value, property.unit);
    case 'enumerated': {
      const from = file.share('IFCPROPERTYENUMERATION', property.from.name, property.from.values.map(label), null);
      return file.share('IFCPROPERTYENUMERATEDVALUE', name, null, property.chosen.map(label), from);
    }
    case 'bounded': {
      const { upper = null, lower = null, setPoint = null } = property;
      return file.share('IFCPROPERTYBOUNDEDVALUE', name, null, upper, lower, null, setPoint);
    }
    case 'list':
      return file.share('IFCPROPERTYLISTVALUE', name, null, property.values, null);
    case 'table': {
      const defining = property.rows.map(([given]) => given);
      const defined = property.rows.map(([, found]) => found);
      const values = [defining, defined, property.expression, null, null, enumeration('LINEAR')];
      return file.share('IFCPROPERTYTABLEVALUE', name, null, ...values);
    }
    case 'reference':
      return file.share('IFCPROPERTYREFERENCEVALUE', name, null, property.usage, property.to);
    case 'complex':
      return file.share('IFCCOMPLEXPROPERTY', name, null, property.usage, writeProperties(model, property.parts));
  }
}
