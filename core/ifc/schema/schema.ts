import { type EntityDefinition, TableEntity } from './entity-definition.ts';
import { ifc2x3 } from './ifc2x3.generated.ts';
import { ifc4 } from './ifc4.generated.ts';
import { ifc4x3 } from './ifc4x3.generated.ts';

export type SchemaName = 'IFC2X3' | 'IFC4' | 'IFC4X3';

/** IFC2x3 TC1, IFC4 ADD2 TC1 and IFC4.3 ADD2. */
const tables: Readonly<Record<SchemaName, string>> = { IFC2X3: ifc2x3, IFC4: ifc4, IFC4X3: ifc4x3 };

const none: ReadonlySet<string> = new Set();

/** The entities of one IFC schema: their hierarchy and attributes. Classes are named as `IfcWall` or `IFCWALL`. */
export class Schema {
  static readonly #decoded = new Map<string, Schema>();

  readonly name: SchemaName;
  /** Every class of the schema, abstract ones included. */
  readonly entities: readonly EntityDefinition[];
  /** By exact name and by keyword. */
  readonly #byName = new Map<string, TableEntity>();
  readonly #subtypes = new Map<EntityDefinition, ReadonlySet<string>>();

  /** Decoded once. Classes that it lacks are taken from `supplement`, for files of an edition between the two. */
  static of(name: SchemaName, supplement?: SchemaName): Schema {
    const key = `${name} ${supplement}`;
    const schema = Schema.#decoded.get(key) ?? new Schema(name, supplement);
    Schema.#decoded.set(key, schema);
    return schema;
  }

  private constructor(name: SchemaName, supplement?: SchemaName) {
    this.name = name;
    this.entities = [...this.#decode(tables[name]), ...(supplement ? this.#decode(tables[supplement]) : [])];
  }

  /** undefined when the class is unknown in this schema. */
  entity(keyword: string): EntityDefinition | undefined {
    return this.#find(keyword);
  }

  /** Whether the class is `ancestor` or one of its subclasses; false when either is unknown. */
  isA(keyword: string, ancestor: string): boolean {
    const wanted = this.#find(ancestor);
    return wanted !== undefined && descendsFrom(this.#find(keyword), wanted);
  }

  /** The keywords (`IFCWALL`) of the class and all its subclasses; empty when it is unknown. */
  subtypes(name: string): ReadonlySet<string> {
    const wanted = this.#find(name);
    if (wanted === undefined) return none;
    const known = this.#subtypes.get(wanted);
    if (known !== undefined) return known;
    const found = this.entities.filter((entity) => descendsFrom(entity, wanted));
    const keywords = new Set(found.map(({ keyword }) => keyword));
    this.#subtypes.set(wanted, keywords);
    return keywords;
  }

  #find(name: string): TableEntity | undefined {
    return this.#byName.get(name) ?? this.#byName.get(name.toUpperCase());
  }

  /** The entities of the table that are not known yet. */
  #decode(table: string): TableEntity[] {
    const find = (name: string) => this.#byName.get(name);
    const added = table
      .split('\n')
      .map((line) => new TableEntity(line, find))
      .filter(({ name }) => !this.#byName.has(name));
    for (const entity of added) this.#byName.set(entity.name, entity).set(entity.keyword, entity);
    return added;
  }
}

function descendsFrom(entity: EntityDefinition | undefined, ancestor: EntityDefinition): boolean {
  for (let at = entity; at !== undefined; at = at.parent) if (at === ancestor) return true;
  return false;
}
