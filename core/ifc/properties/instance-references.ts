import type { InstanceReference } from '#core/model';
import type { Entity } from '../entity.ts';

/** Attributes by which instances without a Name are known: persons, organisations, documents, references. */
const naming = [
  'Name',
  'Identification',
  'Identifier',
  'Id',
  'DocumentId',
  'ItemReference',
  'FamilyName',
  'Description',
];

/** An instance by express id, class and whatever it is called. */
export function instanceReference(entity: Entity): InstanceReference {
  const name = naming.map((attribute) => textOf(entity, attribute)).find((text) => text !== undefined);
  return { expressId: entity.id, class: entity.class, name: name ?? null };
}

function textOf(entity: Entity, attribute: string): string | undefined {
  const value = entity.value(attribute);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
