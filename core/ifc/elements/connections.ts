import type { Connection } from '#core/model';
import { type ReferenceMap, ReferenceMapBuilder } from '#core/step';
import type { IfcFile } from '../ifc-file.ts';
import { type Json, jsonList, jsonOf } from '../json.ts';
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

  /** Each a `Connection`. */
  of(id: number): Json[] {
    const connections: Json[] = [];
    for (const from of this.#relating.get(id)) connections.push(...this.#read(from, 'relating'));
    for (const from of this.#related.get(id)) connections.push(...this.#read(from, 'related'));
    return connections;
  }

  /** None where the other end is missing. */
  #read(relationshipId: number, role: Connection['role']): [Json] | [] {
    const relationship = this.#file.entity(relationshipId);
    const [near, far] = role === 'relating' ? (['Relating', 'Related'] as const) : (['Related', 'Relating'] as const);
    const element = relationship && this.#references.of(relationship.referenceId(`${far}Element`) ?? -1);
    if (relationship === undefined || element === undefined) return [];
    const at = relationship.enumeration(`${near}ConnectionType`);
    const otherAt = relationship.enumeration(`${far}ConnectionType`);
    const realizedBy = this.#references.all(relationship.referenceIds('RealizingElements'));
    return [
      `{"expressId":${relationshipId},"class":"${relationship.class}","role":"${role}","element":${element}` +
        (at === undefined ? '' : `,"at":${jsonOf(at)}`) +
        (otherAt === undefined ? '' : `,"otherAt":${jsonOf(otherAt)}`) +
        (realizedBy.length === 0 ? '}' : `,"realizedBy":${jsonList(realizedBy)}}`),
    ];
  }
}

function relationshipsByFarEnd({ forward, relationships }: Relation): ReferenceMap {
  const builder = new ReferenceMapBuilder();
  for (const near of forward.keys()) {
    const by = relationships.get(near);
    for (const [at, far] of forward.get(near).entries()) builder.add(far, by[at] ?? 0);
  }
  return builder.build();
}
