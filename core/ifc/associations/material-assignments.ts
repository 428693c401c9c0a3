import type { MaterialDefinition } from '#core/model';
import type { IfcFile } from '../ifc-file.ts';
import type { Json } from '../json.ts';
import { Recent } from '../properties/recent.ts';
import type { ValueTypes } from '../properties/value-types.ts';
import type { Relation } from '../relation.ts';
import { type MaterialSource, readMaterialDefinition } from './material-definitions.ts';

const KEPT_DEFINITIONS = 1 << 12;

/** A material as JSON. */
export interface MaterialJson {
  readonly json: Json;
  /**
   * Of an IfcMaterialLayerSetUsage without findings, how many bytes say what all usages of its set have in common, up
   * to the express id of the usage; 0 of all others. A file of 11,000 walls has as many of them, which use some fifty sets.
   */
  readonly common: number;
}

/** What objects are made of (IfcRelAssociatesMaterial). Made once per file. */
export class MaterialAssignments {
  readonly #file: IfcFile;
  readonly #assigned: Relation;
  readonly #source: MaterialSource;
  readonly #recent = new Recent<MaterialJson>(KEPT_DEFINITIONS);

  /** @param assigned from objects to what is assigned to them. */
  constructor(file: IfcFile, assigned: Relation, types: ValueTypes) {
    this.#file = file;
    this.#assigned = assigned;
    this.#source = { file, types };
  }

  /**
   * A `MaterialDefinition` by express id; undefined, with a finding, where it is none.
   * @param object whose definition it is, and at which place of its list.
   */
  read(id: number, object: number, at: number): MaterialJson | undefined {
    const recent = this.#recent.get(id);
    if (recent !== undefined) return recent;
    const findings = this.#file.diagnostics.total;
    const entity = this.#file.entity(id);
    const definition = entity && readMaterialDefinition(entity, this.#source);
    if (definition === undefined) {
      this.#reportNoMaterial(id, this.#assigned.relationships.get(object)[at] ?? object);
      return undefined;
    }
    const isSound = this.#file.diagnostics.total === findings;
    const material = { json: JSON.stringify(definition), common: isSound ? commonOf(definition) : 0 };
    this.#recent.set(id, material);
    return material;
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

/** The usage is the last key of its set, and its express id the first of its own; without a set it stands for it. */
function commonOf(definition: MaterialDefinition): number {
  if (definition.kind !== 'layerSet' || definition.usage === null) return 0;
  const { usage, ...set } = definition;
  if (usage.expressId === set.expressId) return 0;
  return Buffer.byteLength(`${JSON.stringify(set).slice(0, -1)},"usage":{"expressId":`);
}
