import type { Ref, Value } from './step-text.ts';

/** A rooted instance knows its GlobalId, so that relations can derive theirs from it. */
export interface Rooted extends Ref {
  readonly globalId: string;
}

/** How each one-to-many relation lists its own attributes: `one` relating instance, `many` related ones. */
const attributes = {
  IFCRELAGGREGATES: (one: Ref, many: Value) => [one, many],
  IFCRELNESTS: (one: Ref, many: Value) => [one, many],
  IFCRELCONTAINEDINSPATIALSTRUCTURE: (one: Ref, many: Value) => [many, one],
  IFCRELREFERENCEDINSPATIALSTRUCTURE: (one: Ref, many: Value) => [many, one],
  IFCRELDEFINESBYTYPE: (one: Ref, many: Value) => [many, one],
  IFCRELDEFINESBYPROPERTIES: (one: Ref, many: Value) => [many, one],
  IFCRELASSOCIATESMATERIAL: (one: Ref, many: Value) => [many, one],
  IFCRELASSOCIATESCLASSIFICATION: (one: Ref, many: Value) => [many, one],
  IFCRELASSOCIATESDOCUMENT: (one: Ref, many: Value) => [many, one],
  IFCRELASSIGNSTOGROUP: (one: Ref, many: Value) => [many, null, one],
  IFCRELSERVICESBUILDINGS: (one: Ref, many: Value) => [one, many],
  IFCRELCOVERSSPACES: (one: Ref, many: Value) => [one, many],
} as const;

export type RelationType = keyof typeof attributes;

/** One relation as it will be written. */
export interface Relation {
  readonly type: RelationType;
  readonly key: string;
  readonly attributes: readonly Value[];
}

/** Collects relations while the building grows, so that each relating instance ends up with one relation per type. */
export class Relations {
  readonly #groups = new Map<string, { type: RelationType; one: Ref; many: Rooted[] }>();

  /** Relates `many` to `one`, which takes the role named first in the entity: whole, container, type, material, group. */
  relate(type: RelationType, one: Ref, ...many: Rooted[]): void {
    const key = `${type} ${one.id}`;
    const group = this.#groups.get(key) ?? { type, one, many: [] };
    group.many.push(...many);
    this.#groups.set(key, group);
  }

  /** Everything collected, in the order of the first mention. */
  list(): Relation[] {
    return [...this.#groups.values()].map(({ type, one, many }) => ({
      type,
      key: [one, ...many].map((end) => ('globalId' in end ? end.globalId : `#${end.id}`)).join(' '),
      attributes: attributes[type](one, many),
    }));
  }
}
