import type { Property } from '#core/model';
import type { Entity } from '../../entity.ts';
import type { IfcFile } from '../../ifc-file.ts';
import { PropertyReader } from '../property-reader.ts';
import { Recent } from '../recent.ts';
import type { PropertyForm } from '../set-contents.ts';
import type { ValueTypes } from '../value-types.ts';

const KEPT_PROPERTIES = 1 << 16;
/** Longer texts are not worth their memory. */
const LONGEST_KEPT = 512;

/** A property as JSON. */
export interface PropertyText {
  readonly name: string;
  readonly text: string;
}

/** Properties of every kind as JSON, by way of their records. */
export class PropertyTexts implements PropertyForm<PropertyText> {
  readonly #reader: PropertyReader;
  readonly #recent = new Recent<PropertyText>(KEPT_PROPERTIES);

  constructor(file: IfcFile, types: ValueTypes) {
    this.#reader = new PropertyReader(file, types);
  }

  /** A property that was read lately. */
  known(id: number): PropertyText | undefined {
    return this.#recent.get(id);
  }

  read(id: number, owner: Entity, attribute: string): PropertyText | undefined {
    const recent = this.#recent.get(id);
    if (recent !== undefined) return recent;
    const property = this.#reader.read(id, owner, attribute);
    if (property === undefined) return undefined;
    const kept = this.keep(property);
    if (kept.text.length <= LONGEST_KEPT) this.#recent.set(id, kept);
    return kept;
  }

  keep(property: Property): PropertyText {
    return { name: property.name, text: JSON.stringify(property) };
  }
}
