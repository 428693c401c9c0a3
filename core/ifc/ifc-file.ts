import { type Diagnostics, type Place, Refusal } from '#core/model';
import { Derived, type StepFile, type StepValue, stepText } from '#core/step';
import { Entity, type EntityFile } from './entity.ts';
import { resolveSchema, type Schema } from './schema/index.ts';

/** A STEP file read as IFC: instances by id and class, attributes by name. */
export class IfcFile implements EntityFile {
  readonly step: StepFile;
  readonly schema: Schema;
  /** The FILE_SCHEMA identifier as written, and whether `schema` is exactly that. */
  readonly schemaIdentifier: string;
  readonly schemaIsExact: boolean;
  readonly diagnostics: Diagnostics;

  /** @throws Refusal `ifc/unknown-schema` where FILE_SCHEMA names no IFC schema that Plinth can read. */
  constructor(step: StepFile, diagnostics: Diagnostics) {
    this.step = step;
    this.diagnostics = diagnostics;
    const identifiers = step.header.schemaIdentifiers;
    const found = identifiers.map((identifier) => ({ identifier, resolved: resolveSchema(identifier) }));
    const known = found.find(({ resolved }) => resolved !== undefined);
    if (known?.resolved === undefined) throw unknownSchema(identifiers);
    this.schema = known.resolved.schema;
    this.schemaIdentifier = known.identifier;
    this.schemaIsExact = known.resolved.exact;
  }

  /** The instance, or undefined where there is none or its class is not of the schema. */
  entity(id: number): Entity | undefined {
    const keyword = this.step.keywordOf(id);
    const definition = keyword === undefined ? undefined : this.schema.entity(keyword);
    const values = definition && this.step.values(id);
    return definition && values && new Entity(this, id, definition, values);
  }

  /** Express ids of a class, in file order, its subclasses included unless told otherwise. */
  *idsOf(className: string, options: { subtypes: boolean } = { subtypes: true }): Generator<number> {
    const itself = className.toUpperCase();
    for (const keyword of this.step.keywords) {
      const isWanted = options.subtypes ? this.schema.isA(keyword, className) : keyword === itself;
      if (isWanted) yield* this.step.ids(keyword);
    }
  }

  /** Number of instances of a class and its subclasses. */
  countOf(className: string): number {
    return this.step.keywords.reduce(
      (sum, keyword) => sum + (this.schema.isA(keyword, className) ? this.step.countOf(keyword) : 0),
      0,
    );
  }

  *entitiesOf(className: string, options?: { subtypes: boolean }): Generator<Entity> {
    for (const id of this.idsOf(className, options)) {
      const entity = this.entity(id);
      if (entity) yield entity;
    }
  }

  follow(id: number, from: Entity, attribute: string): Entity | undefined {
    const entity = this.entity(id);
    if (entity === undefined && !this.step.has(id)) {
      this.diagnostics.add({
        code: 'step/dangling-reference',
        severity: 'warning',
        message: `${from.class}.${attribute} refers to an instance that the file does not contain.`,
        at: this.placeOf(from),
        found: `#${id}`,
        remedy: 'The reference was skipped. Export the file again, or remove the reference.',
      });
    }
    return entity;
  }

  placeOf(entity: Entity): Place {
    return { ...this.step.placeOf(entity.id), class: entity.class };
  }

  reportWrongType(entity: Entity, attribute: string, expected: string, found: StepValue): void {
    if (found === Derived.value) return;
    this.diagnostics.add({
      code: 'ifc/wrong-attribute-type',
      severity: 'warning',
      message: `${entity.class}.${attribute} should be ${expected}.`,
      at: this.placeOf(entity),
      found: stepText(found),
      remedy: 'The value was ignored.',
    });
  }
}

function unknownSchema(identifiers: readonly string[]): Refusal {
  return new Refusal({
    code: 'ifc/unknown-schema',
    severity: 'error',
    message: 'FILE_SCHEMA names no IFC schema that Plinth reads.',
    at: {},
    found: identifiers.join(', ') || 'nothing',
    remedy: 'Export the model as IFC2X3, IFC4 or IFC4X3.',
  });
}
