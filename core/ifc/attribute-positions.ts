import type { IfcFile } from './ifc-file.ts';

/**
 * Where attributes stand among the arguments of the instances of a file, looked up once per class, not per instance.
 *
 * @typeParam Name the attributes asked for, by their exact names.
 */
export class AttributePositions<Name extends string> {
  readonly #file: IfcFile;
  readonly #names: readonly Name[];
  readonly #byType: (Readonly<Record<Name, number>> | null)[] = [];

  constructor(file: IfcFile, names: readonly Name[]) {
    this.#file = file;
    this.#names = names;
  }

  /**
   * Of an instance, by express id; -1 for attributes that its class does not have. Null where there is no such instance or
   * its class is not of the schema.
   */
  of(id: number): Readonly<Record<Name, number>> | null {
    const type = this.#file.step.typeOf(id);
    if (type < 0) return null;
    const known = this.#byType[type];
    if (known !== undefined) return known;
    const definition = this.#file.schema.entity(this.#file.step.keywords[type] ?? '');
    const positions = definition && this.#names.map((name) => [name, definition.position(name)] as const);
    const found = positions === undefined ? null : recordOf(positions);
    this.#byType[type] = found;
    return found;
  }
}

/** Positions by the names of their attributes. */
export function recordOf<Name extends string>(entries: readonly (readonly [Name, number])[]): Record<Name, number> {
  return Object.fromEntries(entries) as Record<Name, number>;
}
