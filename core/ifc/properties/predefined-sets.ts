import type { AttributeProperty, Property } from '#core/model';
import { Derived, Reference, type StepValue } from '#core/step';
import type { Entity } from '../entity.ts';
import type { IfcFile } from '../ifc-file.ts';
import type { AttributeDefinition } from '../schema/index.ts';
import { instanceReference } from './instance-references.ts';
import { measured, measuredColumn } from './measured-values.ts';
import type { ValueTypes } from './value-types.ts';

/** Attributes of a set that say what it is and what it belongs to, not what it states. */
const headAttributes = new Set(['GlobalId', 'OwnerHistory', 'Name', 'Description', 'Material', 'ProfileDefinition']);

/**
 * Classes whose attributes are properties again, so that they are read along with what refers to them: the sound
 * values of IfcSoundProperties, the reinforcement bars of a section.
 */
const partClasses = [
  'IfcPreDefinedProperties',
  'IfcPropertySetDefinition',
  'IfcSectionReinforcementProperties',
  'IfcReinforcementBarProperties',
  'IfcSectionProperties',
];
const DEEPEST_NESTING = 8;
/** Parts of one set; parts can be shared over and over. */
const MOST_PARTS = 10_000;

/**
 * The attributes of a predefined set (subtypes of IfcPreDefinedPropertySet; in IFC2X3 of IfcPropertySetDefinition,
 * IfcMaterialProperties and IfcProfileProperties) as properties, whatever the class: name and type as the schema
 * declares them, the unit the project's for that type. Attributes without a value are left out.
 */
export function attributeProperties(entity: Entity, file: IfcFile, types: ValueTypes): Property[] {
  return new AttributeReader(file, types).read(entity);
}

class AttributeReader {
  readonly #file: IfcFile;
  readonly #types: ValueTypes;
  readonly #open: number[] = [];
  #parts = 0;

  constructor(file: IfcFile, types: ValueTypes) {
    this.#file = file;
    this.#types = types;
  }

  read(entity: Entity): Property[] {
    this.#open.push(entity.id);
    const properties = entity.definition.attributes.flatMap((attribute) => {
      const value = headAttributes.has(attribute.name) ? null : (entity.value(attribute.name) ?? null);
      return value === null ? [] : this.#attribute(entity, attribute, value);
    });
    this.#open.pop();
    return properties;
  }

  #attribute(entity: Entity, attribute: AttributeDefinition, value: StepValue): Property[] {
    const references = referencesIn(value);
    if (references.length > 0) return this.#references(entity, attribute.name, references);
    const property = attributeProperty(attribute, value, this.#types);
    return property === undefined ? [] : [property];
  }

  /** Parts are read on the spot as a complex property each; of other instances it is said which they are. */
  #references(entity: Entity, name: string, ids: readonly number[]): Property[] {
    const targets = ids.flatMap((id) => this.#file.follow(id, entity, name) ?? []);
    const parts = new Set(targets.filter((target) => this.#isPart(target)));
    const others = targets.filter((target) => !parts.has(target));
    const properties: Property[] = [...parts].map((part) => ({
      name,
      kind: 'complex',
      usageName: part.class,
      properties: this.read(part),
    }));
    if (others.length > 0) properties.push({ name, kind: 'reference', references: others.map(instanceReference) });
    return properties;
  }

  #isPart(target: Entity): boolean {
    if (this.#open.includes(target.id) || this.#open.length === DEEPEST_NESTING) return false;
    return partClasses.some((className) => target.isA(className)) && this.#parts++ < MOST_PARTS;
  }
}

/** An attribute that holds no reference, as a property; undefined where it has no value. */
export function attributeProperty(
  { name, type, list }: AttributeDefinition,
  value: StepValue,
  types: ValueTypes,
): AttributeProperty | undefined {
  if (value === null || value === Derived.value) return undefined;
  const declared = types.named(type);
  if (!list || !Array.isArray(value)) {
    return { name, kind: 'single', ...measured(value, types.of(value) ?? declared) };
  }
  return value.length === 0 ? undefined : { name, kind: 'list', ...measuredColumn(value, undefined, types, declared) };
}

function referencesIn(value: StepValue): number[] {
  if (value instanceof Reference) return [value.id];
  if (!Array.isArray(value)) return [];
  return value.flatMap((item) => (item instanceof Reference ? [item.id] : []));
}
