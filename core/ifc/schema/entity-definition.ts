/** An explicit attribute as the EXPRESS schema declares it. */
export interface AttributeDefinition {
  readonly name: string;
  /**
   * The declared type, of the elements where it is a list: an entity (`IfcObjectPlacement`), a defined type
   * (`IfcLengthMeasure`), an enumeration, a select (`IfcValue`) or an EXPRESS simple type (`REAL`).
   */
  readonly type: string;
  /**
   * Declared as LIST, SET, BAG or ARRAY, of any depth. Not for defined types that are aggregates themselves, such as
   * `IfcCompoundPlaneAngleMeasure`.
   */
  readonly list: boolean;
}

/** An IFC entity (class), abstract or not. */
export interface EntityDefinition {
  /** The exact name: `IfcWall`. */
  readonly name: string;
  /** As a STEP file writes it: `IFCWALL`. */
  readonly keyword: string;
  readonly parent: EntityDefinition | undefined;
  /** Explicit attributes in STEP order (ISO 10303-21, 12.2): inherited first, including those a subclass derives (`*`). */
  readonly attributes: readonly AttributeDefinition[];
  /** Where the attribute stands among `attributes`; -1 when the class has none of that exact name. */
  position(attributeName: string): number;
}

/** The names of a class and of all that it descends from, itself first; none of what is no class. */
export function lineageOf(definition: EntityDefinition | undefined): readonly string[] {
  const names: string[] = [];
  for (let at = definition; at !== undefined; at = at.parent) names.push(at.name);
  return names;
}

/** `name<supertype:own attribute=declared type,...`, the line of a generated table, taken apart as far as asked for. */
export class TableEntity implements EntityDefinition {
  readonly name: string;
  readonly keyword: string;
  readonly #parentName: string;
  readonly #ownAttributes: string;
  readonly #find: (name: string) => TableEntity | undefined;
  #parent: TableEntity | undefined;
  #attributes: readonly AttributeDefinition[] | undefined;
  #positions: ReadonlyMap<string, number> | undefined;

  constructor(line: string, find: (name: string) => TableEntity | undefined) {
    const parent = line.indexOf('<');
    const attributes = line.indexOf(':', parent);
    this.name = line.slice(0, parent);
    this.keyword = this.name.toUpperCase();
    this.#parentName = line.slice(parent + 1, attributes);
    this.#ownAttributes = line.slice(attributes + 1);
    this.#find = find;
  }

  get parent(): TableEntity | undefined {
    if (this.#parentName !== '') this.#parent ??= this.#find(this.#parentName);
    return this.#parent;
  }

  get attributes(): readonly AttributeDefinition[] {
    this.#attributes ??= [...(this.parent?.attributes ?? []), ...attributesOf(this.#ownAttributes)];
    return this.#attributes;
  }

  position(attributeName: string): number {
    this.#positions ??= new Map(this.attributes.map(({ name }, index) => [name, index]));
    return this.#positions.get(attributeName) ?? -1;
  }
}

function attributesOf(text: string): AttributeDefinition[] {
  if (text === '') return [];
  return text.split(',').map((attribute) => {
    const type = attribute.indexOf('=');
    const list = attribute.endsWith('[]');
    return { name: attribute.slice(0, type), type: attribute.slice(type + 1, list ? -2 : undefined), list };
  });
}
