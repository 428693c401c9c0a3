import type { ClassificationStep } from '#core/model';
import type { Entity } from '../entity.ts';
import type { IfcFile } from '../ifc-file.ts';
import type { Json } from '../json.ts';
import { Recent } from '../properties/recent.ts';
import type { Relations } from '../relations.ts';
import { readItemsByFacet, readNotation } from './classification-notations.ts';
import { type ClassificationContent, readSystem } from './classification-systems.ts';

const KEPT_CLASSIFICATIONS = 1 << 12;
/** Honest classifications are ten levels deep at the most. */
const DEEPEST_PATH = 64;

/** How objects are classified (IfcRelAssociatesClassification). Made once per file. */
export class Classifications {
  readonly #file: IfcFile;
  readonly #relations: Relations;
  readonly #recent = new Recent<Json>(KEPT_CLASSIFICATIONS);
  #itemsByFacet: ReadonlyMap<number, Entity> | undefined;

  constructor(file: IfcFile, relations: Relations) {
    this.#file = file;
    this.#relations = relations;
  }

  /** An object's own classifications, then its type's; each a `Classification`. */
  of(id: number, typeId: number | undefined): readonly Json[] {
    const { forward } = this.#relations.hasClassification;
    if (!forward.has(id) && (typeId === undefined || !forward.has(typeId))) return none;
    const own = this.#contents(id).map((content) => withSource('occurrence', content));
    if (typeId === undefined) return own;
    return [...own, ...this.#contents(typeId).map((content) => withSource('type', content))];
  }

  #contents(id: number): Json[] {
    const contents: Json[] = [];
    for (const reference of this.#relations.hasClassification.forward.get(id)) {
      const content = this.#recent.get(reference) ?? this.#read(reference);
      if (content !== undefined) contents.push(content);
    }
    return contents;
  }

  #read(id: number): Json | undefined {
    const entity = this.#file.entity(id);
    const content = entity && this.#readClassification(entity);
    const json = content && JSON.stringify(content);
    if (json !== undefined) this.#recent.set(id, json);
    else this.#reportNoClassification(id);
    return json;
  }

  /** undefined where the instance is no IfcClassificationSelect (IFC2X3: IfcClassificationNotationSelect). */
  #readClassification(entity: Entity): ClassificationContent | undefined {
    if (entity.isA('IfcClassificationReference')) return readReference(entity, this.#file);
    if (entity.isA('IfcClassification')) return readWholeSystem(entity);
    if (!entity.isA('IfcClassificationNotation')) return undefined;
    this.#itemsByFacet ??= readItemsByFacet(this.#file);
    return readNotation(entity, this.#itemsByFacet);
  }

  #reportNoClassification(id: number): void {
    this.#file.diagnostics.add({
      code: 'ifc/not-a-classification',
      severity: 'warning',
      message: 'Something that is no classification of this schema is assigned as one.',
      at: this.#file.step.placeOf(id),
      found: `#${id}=${this.#file.step.keywordOf(id) ?? ''}`,
      remedy: 'The assignment was skipped.',
    });
  }
}

const none: readonly Json[] = [];

const withSource = (source: 'occurrence' | 'type', content: Json): Json => `{"source":"${source}",${content.slice(1)}`;

function readWholeSystem(entity: Entity): ClassificationContent {
  const system = readSystem(entity);
  const location = entity.text('Location') ?? entity.text('Specification') ?? null;
  return { ...head(entity), identification: null, name: system.name, location, path: [], system };
}

function readReference(entity: Entity, file: IfcFile): ClassificationContent {
  const path: ClassificationStep[] = [];
  const seen = new Set<number>();
  let at: Entity | undefined = entity;
  while (at?.isA('IfcClassificationReference')) {
    if (seen.has(at.id) || seen.size === DEEPEST_PATH) {
      reportCycle(at, file);
      at = undefined;
      break;
    }
    seen.add(at.id);
    path.unshift(readStep(at));
    at = at.entity('ReferencedSource');
  }
  const system = at?.isA('IfcClassification') ? readSystem(at) : null;
  const { identification, name } = readStep(entity);
  return { ...head(entity), identification, name, location: entity.text('Location') ?? null, path, system };
}

function head(entity: Entity): { expressId: number; class: string } {
  return { expressId: entity.id, class: entity.class };
}

/** IfcClassificationReference; IFC2X3 says ItemReference for Identification. */
function readStep(entity: Entity): ClassificationStep {
  return {
    expressId: entity.id,
    identification: entity.text('Identification') ?? entity.text('ItemReference') ?? null,
    name: entity.text('Name') ?? null,
  };
}

function reportCycle(entity: Entity, file: IfcFile): void {
  file.diagnostics.add({
    code: 'ifc/classification-cycle',
    severity: 'error',
    message: 'A classification reference leads back to itself, or through too many others.',
    at: file.placeOf(entity),
    remedy: 'The path was cut there; its system is unknown.',
  });
}
