import type { IfcFile } from '../ifc-file.ts';
import type { Json } from '../json.ts';
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
  readonly #recent = new Recent<Json>(KEPT_DEFINITIONS);

  constructor(file: IfcFile, relations: Relations, types: ValueTypes) {
    this.#file = file;
    this.#relations = relations;
    this.#source = { file, types };
  }

  /** An object's own material, or its type's where it has none; rarely several. Each a `MaterialAssignment`. */
  of(id: number, typeId: number | undefined): Json[] {
    const own = this.#definitions(id);
    if (own.length > 0 || typeId === undefined) return own.map((material) => assignment('occurrence', material));
    return this.#definitions(typeId).map((material) => assignment('type', material));
  }

  #definitions(id: number): readonly Json[] {
    const { forward, relationships } = this.#relations.hasMaterial;
    const ids = forward.get(id);
    if (ids.length === 0) return [];
    const definitions: Json[] = [];
    for (const [at, definitionId] of ids.entries()) {
      const known = this.#recent.get(definitionId) ?? this.#read(definitionId, relationships.get(id)[at] ?? id);
      if (known !== undefined) definitions.push(known);
    }
    return definitions;
  }

  #read(definitionId: number, relationship: number): Json | undefined {
    const entity = this.#file.entity(definitionId);
    const definition = entity && readMaterialDefinition(entity, this.#source);
    const json = definition && JSON.stringify(definition);
    if (json !== undefined) this.#recent.set(definitionId, json);
    else this.#reportNoMaterial(definitionId, relationship);
    return json;
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

const assignment = (source: 'occurrence' | 'type', material: Json): Json =>
  `{"source":"${source}","material":${material}}`;
