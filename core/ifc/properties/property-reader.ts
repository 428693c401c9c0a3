import type { ComplexProperty, Property } from '#core/model';
import type { Entity } from '../entity.ts';
import type { IfcFile } from '../ifc-file.ts';
import { checkProperty, reportCycle, reportNesting, reportNoProperty } from './property-findings.ts';
import { simpleQuantity } from './quantities.ts';
import { head, simpleProperty } from './simple-properties.ts';
import type { ValueTypes } from './value-types.ts';

/** Honest properties nest two or three deep. */
const DEEPEST_NESTING = 32;
/** Properties below one complex property, which can share its parts over and over. */
const MOST_NESTED = 10_000;

/** The attribute that holds the parts, and the texts that say what they are together. */
const complexClasses = {
  IfcComplexProperty: { parts: 'HasProperties', texts: { usageName: 'UsageName' } },
  IfcPhysicalComplexQuantity: {
    parts: 'HasQuantities',
    texts: { discrimination: 'Discrimination', quality: 'Quality', usage: 'Usage' },
  },
} as const satisfies Record<string, { parts: string; texts: Partial<Record<keyof ComplexProperty, string>> }>;

/** Reads IfcProperty and IfcPhysicalQuantity of every kind. */
export class PropertyReader {
  readonly #file: IfcFile;
  readonly #types: ValueTypes;
  /** Complex properties whose parts are being read, outermost first. */
  readonly #open: number[] = [];
  #nested = 0;

  constructor(file: IfcFile, types: ValueTypes) {
    this.#file = file;
    this.#types = types;
  }

  /** The property that `owner.attribute` refers to; undefined, with a diagnostic, where it is none or is missing. */
  read(id: number, owner: Entity, attribute: string): Property | undefined {
    const entity = this.#file.follow(id, owner, attribute);
    const property = entity && this.#read(entity);
    if (entity !== undefined && property !== undefined) checkProperty(this.#file, entity, property);
    else if (this.#file.step.has(id)) reportNoProperty(this.#file, id, owner, attribute);
    return property;
  }

  #read(entity: Entity): Property | undefined {
    const simple = simpleProperty(entity, this.#types) ?? simpleQuantity(entity, this.#types);
    if (simple !== undefined) return simple;
    const { class: className } = entity;
    return isComplex(className) ? this.#complex(entity, className) : undefined;
  }

  #complex(entity: Entity, className: keyof typeof complexClasses): ComplexProperty {
    const { parts, texts } = complexClasses[className];
    const property: ComplexProperty = { ...head(entity, 'complex'), ...textsOf(entity, texts), properties: [] };
    if (this.#open.includes(entity.id)) reportCycle(this.#file, entity);
    else if (this.#open.length === DEEPEST_NESTING || this.#nested > MOST_NESTED) reportNesting(this.#file, entity);
    else property.properties = this.#parts(entity, parts);
    return property;
  }

  #parts(entity: Entity, attribute: string): Property[] {
    if (this.#open.length === 0) this.#nested = 0;
    this.#open.push(entity.id);
    const ids = entity.referenceIds(attribute);
    if (ids.length > MOST_NESTED) reportNesting(this.#file, entity);
    ids.length = Math.min(ids.length, MOST_NESTED);
    this.#nested += ids.length;
    const properties = ids.flatMap((id) => this.read(id, entity, attribute) ?? []);
    this.#open.pop();
    return properties;
  }
}

function isComplex(className: string): className is keyof typeof complexClasses {
  return Object.hasOwn(complexClasses, className);
}

function textsOf(entity: Entity, attributes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([key, attribute]) => {
      const text = entity.text(attribute);
      return text === undefined ? [] : [[key, text]];
    }),
  );
}
