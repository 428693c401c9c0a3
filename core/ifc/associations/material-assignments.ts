import type { IfcFile } from '../ifc-file.ts';
import type { JsonBytes } from '../json-bytes.ts';
import { CLOSE_OBJECT, COMMA, piece } from '../json-pieces.ts';
import { Recent } from '../properties/recent.ts';
import type { ValueTypes } from '../properties/value-types.ts';
import type { Relations } from '../relations.ts';
import { LayerSetUsages } from './layer-set-usages.ts';
import { type MaterialSource, readMaterialDefinition } from './material-definitions.ts';

const KEPT_DEFINITIONS = 1 << 12;

const OF_OCCURRENCE = piece('{"source":"occurrence","material":');
const OF_TYPE = piece('{"source":"type","material":');

/** What objects are made of (IfcRelAssociatesMaterial). Made once per file. */
export class MaterialAssignments {
  readonly #file: IfcFile;
  readonly #relations: Relations;
  readonly #source: MaterialSource;
  readonly #recent = new Recent<Uint8Array>(KEPT_DEFINITIONS);
  readonly #usages: LayerSetUsages;
  readonly #ids: number[] = [];

  constructor(file: IfcFile, relations: Relations, types: ValueTypes) {
    this.#file = file;
    this.#relations = relations;
    this.#source = { file, types };
    this.#usages = new LayerSetUsages(file);
  }

  /**
   * Writes an object's own material, or its type's where it has none; rarely several, with commas between them. Each a
   * `MaterialAssignment`.
   */
  write(id: number, typeId: number | undefined, out: JsonBytes): void {
    if (this.#writeOf(id, OF_OCCURRENCE, out) || typeId === undefined) return;
    this.#writeOf(typeId, OF_TYPE, out);
  }

  /** False where the object has none. */
  #writeOf(id: number, begin: Uint8Array, out: JsonBytes): boolean {
    const count = this.#relations.hasMaterial.forward.copy(id, this.#ids, 0);
    let isFirst = true;
    for (let at = 0; at < count; at++) {
      const definitionId = this.#ids[at] ?? 0;
      const isKnownUsage = this.#usages.knows(definitionId);
      const definition = isKnownUsage ? undefined : this.#definition(definitionId, id, at);
      if (!isKnownUsage && definition === undefined) continue;
      if (!isFirst) out.piece(COMMA);
      isFirst = false;
      out.piece(begin);
      if (definition === undefined) this.#usages.write(out);
      else out.piece(definition);
      out.piece(CLOSE_OBJECT);
    }
    return !isFirst;
  }

  /** @param object whose definition it is, and at which place of its list. */
  #definition(id: number, object: number, at: number): Uint8Array | undefined {
    const recent = this.#recent.get(id);
    if (recent !== undefined) return recent;
    const findings = this.#file.diagnostics.total;
    const entity = this.#file.entity(id);
    const definition = entity && readMaterialDefinition(entity, this.#source);
    if (definition === undefined) {
      this.#reportNoMaterial(id, this.#relations.hasMaterial.relationships.get(object)[at] ?? object);
      return undefined;
    }
    if (this.#file.diagnostics.total === findings) this.#usages.keep(id, definition);
    const json = piece(JSON.stringify(definition));
    this.#recent.set(id, json);
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
