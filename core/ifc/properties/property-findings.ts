import type { Property } from '#core/model';
import type { Entity } from '../entity.ts';
import type { IfcFile } from '../ifc-file.ts';

/** Reports what is wrong with a property that could be read all the same. */
export function checkProperty(file: IfcFile, entity: Entity, property: Property): void {
  if (property.name === '') reportUnnamed(file, entity);
  if (property.kind === 'single' && property.type === null && property.value !== null) reportUntyped(file, entity);
  if (property.kind !== 'quantity' || property.value === null || typeof property.value === 'number') return;
  file.diagnostics.add({
    code: 'ifc/quantity-without-number',
    severity: 'warning',
    message: 'The value of a quantity is no number.',
    at: file.placeOf(entity),
    found: String(property.value),
    remedy: 'It was kept as written, without an SI value.',
  });
}

export function reportNoProperty(file: IfcFile, id: number, owner: Entity, attribute: string): void {
  file.diagnostics.add({
    code: 'ifc/not-a-property',
    severity: 'warning',
    message: `${owner.class}.${attribute} refers to something that is no property or quantity of this schema.`,
    at: file.placeOf(owner),
    found: `#${id}=${file.step.keywordOf(id) ?? ''}`,
    remedy: 'The reference was skipped. Export the file again, or remove the reference.',
  });
}

export function reportCycle(file: IfcFile, entity: Entity): void {
  file.diagnostics.add({
    code: 'ifc/property-cycle',
    severity: 'error',
    message: 'The property contains itself, by way of others or at once.',
    at: file.placeOf(entity),
    remedy: 'Its parts were left out the second time. Export the file again.',
  });
}

export function reportNesting(file: IfcFile, entity: Entity): void {
  file.diagnostics.add({
    code: 'ifc/property-nesting',
    severity: 'error',
    message: 'Properties are nested deeper, or contain more, than any property has reason to.',
    at: file.placeOf(entity),
    remedy: 'Parts of this one were left out. Export the file again.',
  });
}

function reportUnnamed(file: IfcFile, entity: Entity): void {
  file.diagnostics.add({
    code: 'ifc/unnamed-property',
    severity: 'warning',
    message: 'A property has no name.',
    at: file.placeOf(entity),
    remedy: 'It is listed under an empty name. Give it one in the authoring program.',
  });
}

function reportUntyped(file: IfcFile, entity: Entity): void {
  file.diagnostics.add({
    code: 'ifc/untyped-value',
    severity: 'warning',
    message: `${entity.class}.NominalValue does not say what type it is of, as IFCLABEL('...') does.`,
    at: file.placeOf(entity),
    remedy: 'The value was kept as written, without type or unit.',
  });
}
