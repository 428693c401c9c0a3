import type { Connection } from '#core/model';
import { PlainStatement, type ReferenceMap, ReferenceMapBuilder } from '#core/step';
import { AttributePositions } from '../attribute-positions.ts';
import type { IfcFile } from '../ifc-file.ts';
import { type Json, jsonList, jsonOf } from '../json.ts';
import type { Relation } from '../relation.ts';
import type { Relations } from '../relations.ts';
import type { ElementReferences } from './element-references.ts';

/** A relationship as one of its ends sees it. */
interface End {
  readonly other: number;
  readonly at: string | undefined;
  readonly otherAt: string | undefined;
  readonly realizedBy: readonly number[];
}

const attributes = [
  ...(['RelatingElement', 'RelatedElement', 'RelatingConnectionType', 'RelatedConnectionType'] as const),
  'RealizingElements' as const,
] as const;

/** The attributes of the near and the far end. */
const ends = {
  relating: ['RelatedElement', 'RelatingConnectionType', 'RelatedConnectionType'],
  related: ['RelatingElement', 'RelatedConnectionType', 'RelatingConnectionType'],
} as const;

/** Which elements are connected, without ports: IfcRelConnectsElements and its subtypes. Made once per file. */
export class Connections {
  readonly #file: IfcFile;
  readonly #references: ElementReferences;
  readonly #relating: ReferenceMap;
  readonly #related: ReferenceMap;
  readonly #positions: AttributePositions<(typeof attributes)[number]>;
  readonly #statement = new PlainStatement();

  constructor(file: IfcFile, relations: Relations, references: ElementReferences) {
    this.#file = file;
    this.#references = references;
    this.#relating = relations.connectsToElement.relationships;
    this.#related = relationshipsByFarEnd(relations.connectsToElement);
    this.#positions = new AttributePositions(file, attributes);
  }

  /** Each a `Connection`. */
  of(id: number): readonly Json[] {
    if (!this.#relating.has(id) && !this.#related.has(id)) return none;
    const connections: Json[] = [];
    for (const from of this.#relating.get(id)) this.#read(from, 'relating', connections);
    for (const from of this.#related.get(id)) this.#read(from, 'related', connections);
    return connections;
  }

  /** None where the other end is missing. */
  #read(relationshipId: number, role: Connection['role'], connections: Json[]): void {
    const end = this.#plainly(relationshipId, role) ?? this.#thoroughly(relationshipId, role);
    const element = end && this.#references.of(end.other);
    if (end === undefined || element === undefined) return;
    const realizedBy = this.#references.all(end.realizedBy);
    const className = this.#file.schema.entity(this.#file.step.keywordOf(relationshipId) ?? '')?.name;
    connections.push(
      `{"expressId":${relationshipId},"class":"${className}","role":"${role}","element":${element}` +
        (end.at === undefined ? '' : `,"at":${jsonOf(end.at)}`) +
        (end.otherAt === undefined ? '' : `,"otherAt":${jsonOf(end.otherAt)}`) +
        (realizedBy.length === 0 ? '}' : `,"realizedBy":${jsonList(realizedBy)}}`),
    );
  }

  #plainly(id: number, role: Connection['role']): End | undefined {
    const position = this.#positions.of(id);
    const statement = this.#statement;
    if (position === null || !this.#file.step.locate(id, statement)) return undefined;
    const [farElement, nearType, farType] = ends[role];
    const realizedBy: number[] = [];
    const hasRealizing = !statement.isAbsent(position.RealizingElements);
    if (hasRealizing && statement.references(position.RealizingElements, realizedBy) < 0) return undefined;
    const other = statement.reference(position[farElement]);
    const at = statement.enumeration(position[nearType]);
    const otherAt = statement.enumeration(position[farType]);
    if (at === undefined && !statement.isAbsent(position[nearType])) return undefined;
    if (otherAt === undefined && !statement.isAbsent(position[farType])) return undefined;
    return other < 0 ? undefined : { other, at, otherAt, realizedBy };
  }

  #thoroughly(id: number, role: Connection['role']): End | undefined {
    const relationship = this.#file.entity(id);
    if (relationship === undefined) return undefined;
    const [farElement, nearType, farType] = ends[role];
    const other = relationship.referenceId(farElement) ?? -1;
    if (this.#references.of(other) === undefined) return undefined;
    return {
      other,
      at: relationship.enumeration(nearType),
      otherAt: relationship.enumeration(farType),
      realizedBy: relationship.referenceIds('RealizingElements'),
    };
  }
}

const none: readonly Json[] = [];

function relationshipsByFarEnd({ forward, relationships }: Relation): ReferenceMap {
  const builder = new ReferenceMapBuilder();
  for (const near of forward.keys()) {
    const by = relationships.get(near);
    for (const [at, far] of forward.get(near).entries()) builder.add(far, by[at] ?? 0);
  }
  return builder.build();
}
