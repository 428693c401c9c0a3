import { type ReferenceMap, ReferenceMapBuilder } from '#core/step';
import type { IfcFile } from '../ifc-file.ts';
import type { Relations } from '../relations.ts';
import { typeOf } from '../type-of.ts';
import { hasRepeats } from './has-repeats.ts';
import type { Origin, Source } from './merge-sets.ts';

/** Sets that refer to what they describe, instead of being assigned by a relationship. */
const describing = [
  { class: 'IfcMaterialProperties', attribute: 'Material' },
  { class: 'IfcProfileProperties', attribute: 'ProfileDefinition' },
] as const;

/** A set and whose it is, from the owner's point of view. */
export interface Assignment {
  readonly source: Source;
  readonly origin: Origin;
  readonly setId: number;
  /** Not the set itself, but what this IfcRelOverridesProperties says in place of some of its properties. */
  readonly overriddenBy?: number;
}

/** Where sets are put; the first of them are those of the object's type. */
export interface AssignedSets {
  readonly ids: number[];
  fromType: number;
}

const none: readonly number[] = [];

/** Which sets describe which instance: objects, their types, materials and profiles. */
export class SetOwners {
  readonly #file: IfcFile;
  readonly #relations: Relations;
  readonly #described: ReferenceMap;
  readonly #overriding: ReadonlySet<number>;
  readonly #types: ReadonlySet<string>;
  readonly #ofType = new Map<number, readonly number[]>();

  constructor(file: IfcFile, relations: Relations) {
    this.#file = file;
    this.#relations = relations;
    this.#types = file.schema.subtypes('IfcTypeObject');
    this.#described = readDescribed(file);
    this.#overriding = new Set(file.idsOf('IfcRelOverridesProperties'));
  }

  /** Keywords of all that can have sets, in the order of the file. */
  keywords(): string[] {
    const { schema, step } = this.#file;
    const classes = ['IfcObjectDefinition', 'IfcMaterial', 'IfcMaterialDefinition', 'IfcProfileDef'];
    const keywords = new Set(classes.flatMap((name) => [...schema.subtypes(name)]));
    return step.keywords.filter((keyword) => keywords.has(keyword));
  }

  /** Express ids of all that can have sets, in the order of the file, class by class. */
  *all(): Generator<number> {
    for (const keyword of this.keywords()) yield* this.#file.step.ids(keyword);
  }

  /**
   * Puts the sets of an instance into `target`, those of its type first: what `assignments` has to say, without its
   * objects. One set may still stand for another where `fromType` is neither none nor all of them.
   *
   * @param isType whether the instance is a type.
   * @returns how many; -1 where `assignments` has more to say.
   */
  plainly(id: number, isType: boolean, target: AssignedSets): number {
    if (this.#overriding.size > 0) return -1;
    const { definedByProperties, definedByObject } = this.#relations;
    const typeId = isType ? id : typeOf(id, this.#relations);
    const fromType = typeId === undefined ? none : this.#setsOfType(typeId);
    if (!isType && definedByObject.forward.has(id)) return -1;
    const { ids } = target;
    for (const [at, setId] of fromType.entries()) ids[at] = setId;
    target.fromType = fromType.length;
    let count = definedByProperties.forward.copy(id, ids, fromType.length);
    for (const setId of this.#described.get(id)) ids[count++] = setId;
    return hasRepeats(ids, count) ? -1 : count;
  }

  /**
   * The sets of an instance, those that are overridden first: its type's (IfcTypeObject.HasPropertySets), those of the
   * object that it is a copy of (IfcRelDefinesByObject), its own (IfcRelDefinesByProperties). Those of a type itself are
   * the type's.
   */
  assignments(id: number): Assignment[] {
    const assignments: Assignment[] = [];
    if (this.#types.has(this.#file.step.keywordOf(id) ?? '')) {
      for (const setId of this.#setsOfType(id)) assignments.push(ofType(setId));
      this.#assigned(id, 'type', 'own', assignments);
      return assignments;
    }
    const typeId = typeOf(id, this.#relations);
    if (typeId !== undefined) for (const setId of this.#setsOfType(typeId)) assignments.push(ofType(setId));
    const original = this.#relations.definedByObject.forward.first(id);
    if (original !== undefined) this.#assigned(original, 'occurrence', 'original', assignments);
    this.#assigned(id, 'occurrence', 'own', assignments);
    for (const setId of this.#described.get(id)) assignments.push({ source: 'occurrence', origin: 'own', setId });
    return assignments;
  }

  /** Whether more than one instance can have the set, so that it is worth keeping. */
  isShared(setId: number): boolean {
    return this.#relations.definedByProperties.inverse.count(setId) !== 1;
  }

  /** By IfcRelDefinesByProperties; a set that is assigned twice is still one. */
  #assigned(id: number, source: Source, origin: Origin, assignments: Assignment[]): void {
    const { forward, relationships } = this.#relations.definedByProperties;
    const setIds = forward.get(id);
    for (const setId of new Set(setIds)) assignments.push({ source, origin, setId });
    if (this.#overriding.size === 0) return;
    relationships.get(id).forEach((relationship, at) => {
      if (this.#overriding.has(relationship)) {
        assignments.push({ source, origin, setId: setIds[at] ?? 0, overriddenBy: relationship });
      }
    });
  }

  #setsOfType(typeId: number): readonly number[] {
    const known = this.#ofType.get(typeId);
    if (known !== undefined) return known;
    const type = this.#file.entity(typeId);
    const sets = type?.entities('HasPropertySets').map((set) => set.id) ?? [];
    this.#ofType.set(typeId, sets);
    return sets;
  }
}

function ofType(setId: number): Assignment {
  return { source: 'type', origin: 'type', setId };
}

function readDescribed(file: IfcFile): ReferenceMap {
  const builder = new ReferenceMapBuilder();
  for (const row of describing) {
    for (const set of file.entitiesOf(row.class)) {
      const described = set.referenceId(row.attribute);
      if (described !== undefined) builder.add(described, set.id);
    }
  }
  return builder.build();
}
