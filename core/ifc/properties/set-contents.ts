import type { Property, PropertySet } from '#core/model';
import type { Entity } from '../entity.ts';
import type { IfcFile } from '../ifc-file.ts';
import { attributeProperties } from './predefined-sets.ts';
import type { ValueTypes } from './value-types.ts';

/**
 * One set as its instance states it, whoever has it. `P` is what a property is kept as: a record, or JSON text; either
 * way it has its name.
 */
export interface SetContent<P> {
  readonly expressId: number;
  readonly name: string | null;
  readonly kind: PropertySet['kind'];
  readonly class: string;
  readonly description?: string;
  readonly method?: string;
  readonly properties: readonly P[];
}

/** How properties are read and kept. */
export interface PropertyForm<P> {
  /** A property instance that `owner.attribute` refers to; undefined, with a diagnostic, where there is none. */
  read(id: number, owner: Entity, attribute: string): P | undefined;
  /** A property that has no instance of its own. */
  keep(property: Property): P;
}

/** A class of sets that list their properties. */
export interface ListingClass {
  readonly class: string;
  readonly kind: PropertySet['kind'];
  /** The attribute that lists its properties. */
  readonly properties: string;
}

/** Classes of sets that list their properties. Every other states them by its own attributes. */
const listingClasses: readonly ListingClass[] = [
  { class: 'IfcPropertySet', kind: 'PropertySet', properties: 'HasProperties' },
  { class: 'IfcElementQuantity', kind: 'ElementQuantity', properties: 'Quantities' },
  { class: 'IfcExtendedProperties', kind: 'PropertySet', properties: 'Properties' },
  { class: 'IfcExtendedMaterialProperties', kind: 'PropertySet', properties: 'ExtendedProperties' },
];

/** What is a set of properties: of objects, of materials, of profiles. */
const setClasses = [
  'IfcPropertySetDefinition',
  'IfcExtendedProperties',
  'IfcMaterialProperties',
  'IfcProfileProperties',
];

/** Reads the instances of property sets, quantity sets and predefined sets. */
export class SetReader<P> {
  readonly #file: IfcFile;
  readonly #types: ValueTypes;
  readonly #form: PropertyForm<P>;
  readonly #listings: ReadonlyMap<string, ListingClass>;
  readonly #classes: ReadonlySet<string>;

  constructor(file: IfcFile, types: ValueTypes, form: PropertyForm<P>) {
    this.#file = file;
    this.#types = types;
    this.#form = form;
    this.#listings = new Map(
      listingClasses.flatMap((row) => [...file.schema.subtypes(row.class)].map((keyword) => [keyword, row] as const)),
    );
    this.#classes = new Set(setClasses.flatMap((name) => [...file.schema.subtypes(name)]));
  }

  /** How a class of sets lists its properties; undefined where it does not, or is no class of sets. */
  listing(keyword: string): ListingClass | undefined {
    return this.#listings.get(keyword);
  }

  /** Whether a set lists its properties. */
  lists(setId: number): boolean {
    return this.#listings.has(this.#file.step.keywordOf(setId) ?? '');
  }

  /** Whether a class is one of sets of properties. */
  isSet(keyword: string): boolean {
    return this.#classes.has(keyword);
  }

  /** The set; undefined, with a diagnostic, where the instance is no set of properties. */
  read(id: number): SetContent<P> | undefined {
    const entity = this.#file.entity(id);
    if (entity === undefined || !this.#classes.has(entity.definition.keyword)) {
      this.#reportNoSet(id);
      return undefined;
    }
    const listing = this.#listings.get(entity.definition.keyword);
    const description = entity.text('Description');
    const method = entity.text('MethodOfMeasurement');
    return {
      expressId: id,
      name: entity.text('Name') ?? null,
      kind: listing?.kind ?? 'Predefined',
      class: entity.class,
      ...(description === undefined ? {} : { description }),
      ...(method === undefined ? {} : { method }),
      properties: listing ? this.#listed(entity, listing.properties) : this.#stated(entity),
    };
  }

  /** IFC2X3's IfcRelOverridesProperties: a set of the same name with the properties that replace the set's own. */
  readOverriding(relationshipId: number, overridden: SetContent<P>): SetContent<P> | undefined {
    const relationship = this.#file.entity(relationshipId);
    if (relationship === undefined) return undefined;
    const { name, kind, class: className } = overridden;
    const properties = this.#listed(relationship, 'OverridingProperties');
    return { expressId: relationshipId, name, kind, class: className, properties };
  }

  #listed(entity: Entity, attribute: string): P[] {
    const ids = this.#distinct(entity, attribute);
    const properties: P[] = [];
    for (const id of ids) {
      const property = this.#form.read(id, entity, attribute);
      if (property !== undefined) properties.push(property);
    }
    return properties;
  }

  #stated(entity: Entity): P[] {
    return attributeProperties(entity, this.#file, this.#types).map((property) => this.#form.keep(property));
  }

  /** A set has each property once (SET in the schema); a file that repeats one a million times gains nothing by it. */
  #distinct(entity: Entity, attribute: string): readonly number[] {
    const ids = entity.referenceIds(attribute);
    const value = entity.value(attribute) ?? null;
    if (value !== null && !(Array.isArray(value) && value.length === ids.length)) {
      this.#file.reportWrongType(entity, attribute, 'a list of references', value);
    }
    const distinct = new Set(ids);
    if (distinct.size === ids.length) return ids;
    this.#file.diagnostics.add({
      code: 'ifc/repeated-property',
      severity: 'warning',
      message: `${entity.class}.${attribute} lists the same property more than once.`,
      at: this.#file.placeOf(entity),
      found: `${ids.length} references to ${distinct.size} properties`,
      remedy: 'Each was read once.',
    });
    return [...distinct];
  }

  #reportNoSet(id: number): void {
    this.#file.diagnostics.add({
      code: 'ifc/not-a-property-set',
      severity: 'warning',
      message: 'Something that is no property set of this schema is assigned as one.',
      at: this.#file.step.placeOf(id),
      found: `#${id}=${this.#file.step.keywordOf(id) ?? ''}`,
      remedy: 'The assignment was skipped.',
    });
  }
}
