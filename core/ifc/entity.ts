import { Enumeration, Reference, type StepValue, TypedValue } from '#core/step';
import type { EntityDefinition, Schema } from './schema/index.ts';

/** What an entity needs of the file that it is from. */
export interface EntityFile {
  readonly schema: Schema;
  /** The instance that `from.attribute` refers to; reports a dangling reference. */
  follow(id: number, from: Entity, attribute: string): Entity | undefined;
  reportWrongType(entity: Entity, attribute: string, expected: string, found: StepValue): void;
}

/**
 * One decoded instance, read by attribute name. An accessor answers `undefined` for what is absent (`$`, `*`, an
 * attribute the class does not have in this schema) and for what is of another kind; the latter also leaves the
 * diagnostic `ifc/wrong-attribute-type`.
 */
export class Entity {
  readonly id: number;
  readonly definition: EntityDefinition;
  readonly #file: EntityFile;
  readonly #values: readonly StepValue[];

  constructor(file: EntityFile, id: number, definition: EntityDefinition, values: readonly StepValue[]) {
    this.#file = file;
    this.id = id;
    this.definition = definition;
    this.#values = values;
  }

  /** The exact class name: `IfcWall`. */
  get class(): string {
    return this.definition.name;
  }

  isA(className: string): boolean {
    return this.#file.schema.isA(this.definition.keyword, className);
  }

  /** The value as written; undefined where the class has no such attribute or the statement is too short. */
  value(attribute: string): StepValue | undefined {
    return this.#values[this.definition.position(attribute)];
  }

  text(attribute: string): string | undefined {
    return this.#read(attribute, 'a string', (value) => (typeof value === 'string' ? value : undefined));
  }

  number(attribute: string): number | undefined {
    return this.#read(attribute, 'a number', (value) => (typeof value === 'number' ? value : undefined));
  }

  /** `.T.` and `.F.`; the logical `.U.` is undefined. */
  boolean(attribute: string): boolean | undefined {
    const name = this.enumeration(attribute);
    return name === 'T' ? true : name === 'F' ? false : undefined;
  }

  /** An enumeration's name without its dots. */
  enumeration(attribute: string): string | undefined {
    return this.#read(attribute, 'an enumeration', (value) => (value instanceof Enumeration ? value.name : undefined));
  }

  /** The numbers of a list; what is not a number is left out. */
  numbers(attribute: string): number[] | undefined {
    const value = this.#read(attribute, 'a list', (found) => (Array.isArray(found) ? found : undefined));
    return value?.filter((item): item is number => typeof item === 'number');
  }

  /** The strings of a list; what is not a string is left out. */
  texts(attribute: string): string[] {
    const value = this.#read(attribute, 'a list', (found) => (Array.isArray(found) ? found : undefined)) ?? [];
    return value.filter((item): item is string => typeof item === 'string');
  }

  /** The express id referred to, whether or not such an instance exists. */
  referenceId(attribute: string): number | undefined {
    return this.#read(attribute, 'a reference', (value) => (value instanceof Reference ? value.id : undefined));
  }

  /** The express ids of a list of references (a single reference counts as a list of one). */
  referenceIds(attribute: string): number[] {
    const value = this.value(attribute);
    if (value instanceof Reference) return [value.id];
    if (!Array.isArray(value)) return [];
    return value.filter((item): item is Reference => item instanceof Reference).map((item) => item.id);
  }

  /** The instance referred to; a dangling reference is undefined and leaves `step/dangling-reference`. */
  entity(attribute: string): Entity | undefined {
    const id = this.referenceId(attribute);
    return id === undefined ? undefined : this.#file.follow(id, this, attribute);
  }

  /** The instances of a list of references, dangling ones left out with a diagnostic each. */
  entities(attribute: string): Entity[] {
    return this.referenceIds(attribute).flatMap((id) => this.#file.follow(id, this, attribute) ?? []);
  }

  #read<T>(attribute: string, expected: string, pick: (value: StepValue) => T | undefined): T | undefined {
    const value = this.value(attribute);
    if (value === undefined || value === null) return undefined;
    const plain = value instanceof TypedValue ? value.value : value;
    const picked = pick(plain);
    if (picked === undefined) this.#file.reportWrongType(this, attribute, expected, plain);
    return picked;
  }
}
