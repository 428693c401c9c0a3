import type { AttributeProperty } from '#core/model';
import { Reference } from '#core/step';
import type { Entity } from '../entity.ts';
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

/** The attributes that a class has beyond those of every object. */
export function attributesOf(definition: EntityDefinition): readonly AttributeDefinition[] {
  return definition.attributes.filter(({ name }) => !elsewhere.has(name));
}

/** Of those the values that are no references, with unit and SI value; what has no value is left out. */
export function readAttributes(entity: Entity, types: ValueTypes): AttributeProperty[] {
  const properties: AttributeProperty[] = [];
  for (const attribute of attributesOf(entity.definition)) {
    const value = entity.value(attribute.name) ?? null;
    if (value === null || isReference(value)) continue;
    const property = attributeProperty(attribute, value, types);
    if (property !== undefined) properties.push(property);
  }
  return properties;
}

function isReference(value: unknown): boolean {
  return value instanceof Reference || (Array.isArray(value) && value.some((item) => item instanceof Reference));
}
