import type { ObjectProperties, Property, PropertySet } from '#core/model';
import type { IfcFile } from '../ifc-file.ts';
import type { Relations } from '../relations.ts';
import type { Units } from '../units.ts';
import { mergeProperties, type SetGroup } from './merge-sets.ts';
import { ObjectSets, setHead } from './object-sets.ts';
import { PropertyReader } from './property-reader.ts';
import { ValueTypes } from './value-types.ts';

/** The properties of single instances as records. Made once per file. */
export class PropertyRecords {
  readonly #file: IfcFile;
  readonly #sets: ObjectSets<Property>;

  constructor(file: IfcFile, relations: Relations, units: Units) {
    const types = new ValueTypes(units);
    const reader = new PropertyReader(file, types);
    this.#file = file;
    this.#sets = new ObjectSets(file, relations, types, {
      read: (id, owner, attribute) => reader.read(id, owner, attribute),
      keep: (property) => property,
    });
  }

  /** All sets of an object, type, material or profile; undefined where it has none or there is no such instance. */
  of(expressId: number): ObjectProperties | undefined {
    const groups = this.#sets.of(expressId);
    const entity = groups.length === 0 ? undefined : this.#file.entity(expressId);
    if (entity === undefined) return undefined;
    return { expressId, globalId: entity.text('GlobalId') ?? null, class: entity.class, sets: groups.map(propertySet) };
  }

  /** Of everything in the file that has sets, class by class, in the order of the file. */
  *all(): Generator<ObjectProperties> {
    for (const id of this.#sets.owners.all()) {
      const properties = this.of(id);
      if (properties !== undefined) yield properties;
    }
  }
}

function propertySet(group: SetGroup<Property>): PropertySet {
  const properties = mergeProperties(group).map(({ property, source }) =>
    source ? { ...property, source } : property,
  );
  return { ...setHead(group), properties };
}
