import type { Connection } from '#core/model';
import { type ReferenceMap, ReferenceMapBuilder } from '#core/step';
import type { Entity } from '../entity.ts';
import type { IfcFile } from '../ifc-file.ts';
import type { Relation } from '../relation.ts';
import type { Relations } from '../relations.ts';
import type { ElementReferences } from './element-references.ts';

/** Which elements are connected, without ports: IfcRelConnectsElements and its subtypes. Made once per file. */
export class Connections {
  readonly #file: IfcFile;
  readonly #references: ElementReferences;
  readonly #relating: ReferenceMap;
  readonly #related: ReferenceMap;

  constructor(file: IfcFile, relations: Relations, references: ElementReferences) {
    this.#file = file;
    this.#references = references;
    this.#relating = relations.connectsToElement.relationships;
    this.#related = relationshipsByFarEnd(relations.connectsToElement);
  }

  of(id: number): Connection[] {
    const relating = Array.from(this.#relating.get(id)).flatMap((from) => this.#read(from, 'relating') ?? []);
    const related = Array.from(this.#related.get(id)).flatMap((from) => this.#read(from, 'related') ?? []);
    return [...relating, ...related];
  }

  #read(relationshipId: number, role: Connection['role']): Connection | undefined {
    const relationship = this.#file.entity(relationshipId);
    const [near, far] = role === 'relating' ? (['Relating', 'Related'] as const) : (['Related', 'Relating'] as const);
    const element = relationship && this.#references.of(relationship.referenceId(`${far}Element`) ?? -1);
    if (relationship === undefined || element === undefined) return undefined;
    const at = relationship.enumeration(`${near}ConnectionType`);
    const otherAt = relationship.enumeration(`${far}ConnectionType`);
    const realizedBy = this.#references.all(relationship.referenceIds('RealizingElements'));
    return {
      ...relationshipHead(relationship),
      role,
      element,
      ...(at === undefined ? {} : { at }),
      ...(otherAt === undefined ? {} : { otherAt }),
      ...(realizedBy.length === 0 ? {} : { realizedBy }),
    };
  }
}

function relationshipHead(relationship: Entity): { expressId: number; class: string } {
  return { expressId: relationship.id, class: relationship.class };
}

function relationshipsByFarEnd({ forward, relationships }: Relation): ReferenceMap {
  const builder = new ReferenceMapBuilder();
  for (const near of forward.keys()) {
    const by = relationships.get(near);
    for (const [at, far] of forward.get(near).entries()) builder.add(far, by[at] ?? 0);
  }
  return builder.build();
}
