import type { MaterialAssignment, MaterialDefinition } from '#core/model';
import type { IfcFile } from '../ifc-file.ts';
import { Recent } from '../properties/recent.ts';
import type { ValueTypes } from '../properties/value-types.ts';
import type { Relations } from '../relations.ts';
import { type MaterialSource, readMaterialDefinition } from './material-definitions.ts';

const KEPT_DEFINITIONS = 1 << 12;

/** What objects are made of (IfcRelAssociatesMaterial). Made once per file. */
export class MaterialAssignments {
  readonly #file: IfcFile;
  readonly #relations: Relations;
  readonly #source: MaterialSource;
  readonly #recent = new Recent<MaterialDefinition>(KEPT_DEFINITIONS);

  constructor(file: IfcFile, relations: Relations, types: ValueTypes) {
    this.#file = file;
    this.#relations = relations;
    this.#source = { file, types };
  }

  /** An object's own material, or its type's where it has none; rarely several. */
  of(id: number, typeId: number | undefined): MaterialAssignment[] {
    const own = this.#definitions(id).map((material) => ({ source: 'occurrence', material }) as const);
    if (own.length > 0 || typeId === undefined) return own;
    return this.#definitions(typeId).map((material) => ({ source: 'type', material }) as const);
  }

  #definitions(id: number): MaterialDefinition[] {
    const { forward, relationships } = this.#relations.hasMaterial;
    const ids = forward.get(id);
    if (ids.length === 0) return [];
    const definitions: MaterialDefinition[] = [];
    for (const [at, definitionId] of ids.entries()) {
      const known = this.#recent.get(definitionId) ?? this.#read(definitionId, relationships.get(id)[at] ?? id);
      if (known !== undefined) definitions.push(known);
    }
    return definitions;
  }

  #read(definitionId: number, relationship: number): MaterialDefinition | undefined {
    const entity = this.#file.entity(definitionId);
    const definition = entity && readMaterialDefinition(entity, this.#source);
    if (definition !== undefined) this.#recent.set(definitionId, definition);
    else this.#reportNoMaterial(definitionId, relationship);
    return definition;
  }

  #reportNoMaterial(definitionId: number, relationship: number): void {
    this.#file.diagnostics.add({
      code: 'ifc/not-a-material',
      severity: 'warning',
      message: 'Something that is no material of this schema is assigned as one.',
      at: this.#file.step.placeOf(relationship),
      found: `#${definitionId}=${this.#file.step.keywordOf(definitionId) ?? ''}`,
      remedy: 'The assignment was skipped.',
    });
  }
}
