import type { AttributeProperty } from '#core/model';
import { Reference, type StepValue } from '#core/step';
import type { Entity } from '../entity.ts';
import type { Json } from '../json.ts';
import { attributeProperty } from '../properties/predefined-sets.ts';
import type { ValueTypes } from '../properties/value-types.ts';
import type { AttributeDefinition, EntityDefinition } from '../schema/index.ts';

/** Attributes that the record of an element has fields for, or that are about the file rather than the element. */
const elsewhere = new Set(
  (
    'GlobalId OwnerHistory Name Description ObjectType ElementType ProcessType ResourceType Tag LongName ' +
    'PredefinedType ObjectPlacement Representation RepresentationMaps HasPropertySets RepresentationContexts ' +
    'UnitsInContext'
  ).split(' '),
);

/** Reads the attributes that a class has beyond those of every object. Made once per file. */
export class Attributes {
  readonly #types: ValueTypes;
  readonly #ofClass = new Map<EntityDefinition, readonly AttributeDefinition[]>();

  constructor(types: ValueTypes) {
    this.#types = types;
  }

  /** The values that are no references, with unit and SI value; those without a value are left out. */
  of(entity: Entity): AttributeProperty[] {
    const properties: AttributeProperty[] = [];
    for (const attribute of this.#attributesOf(entity.definition)) {
      const value = entity.value(attribute.name) ?? null;
      if (value === null || isReference(value)) continue;
      const property = attributeProperty(attribute, value, this.#types);
      if (property !== undefined) properties.push(property);
    }
    return properties;
  }

  /**
   * The same as JSON.
   *
   * @param valueAt the value at a position, null where it is none or a reference; undefined where it cannot be told.
   * @returns undefined where some value cannot be told.
   */
  ofPlain(definition: EntityDefinition, valueAt: (position: number) => StepValue | undefined): Json | undefined {
    let json = '';
    for (const attribute of this.#attributesOf(definition)) {
      const value = valueAt(definition.position(attribute.name));
      if (value === undefined) return undefined;
      const property = value === null ? undefined : attributeProperty(attribute, value, this.#types);
      if (property !== undefined) json += `${json === '' ? '' : ','}${JSON.stringify(property)}`;
    }
    return `[${json}]`;
  }

  #attributesOf(definition: EntityDefinition): readonly AttributeDefinition[] {
    const known = this.#ofClass.get(definition);
    if (known !== undefined) return known;
    const attributes = definition.attributes.filter(({ name }) => !elsewhere.has(name));
    this.#ofClass.set(definition, attributes);
    return attributes;
  }
}

function isReference(value: unknown): boolean {
  return value instanceof Reference || (Array.isArray(value) && value.some((item) => item instanceof Reference));
}
