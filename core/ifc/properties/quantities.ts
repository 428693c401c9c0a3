import type { SimpleProperty } from '#core/model';
import type { Entity } from '../entity.ts';
import { valueProperty } from './simple-properties.ts';
import type { ValueTypes } from './value-types.ts';

/** Name, Description and Unit come first; then the value, whose attribute each subtype names for itself. */
const VALUE_POSITION = 3;

/**
 * IfcQuantityLength, ...Area, ...Volume, ...Count, ...Weight, ...Time, ...Number and what else a schema derives from
 * IfcPhysicalSimpleQuantity; undefined for other classes.
 */
export function simpleQuantity(entity: Entity, types: ValueTypes): SimpleProperty | undefined {
  const attribute = entity.isA('IfcPhysicalSimpleQuantity') ? entity.definition.attributes[VALUE_POSITION] : undefined;
  if (attribute === undefined) return undefined;
  const value = entity.value(attribute.name) ?? null;
  const type = types.of(value) ?? types.named(attribute.type);
  const quantity = valueProperty(entity, 'quantity', value, type, types);
  const formula = entity.text('Formula');
  return formula === undefined ? quantity : { ...quantity, formula };
}
