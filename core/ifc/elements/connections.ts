import type { Connection } from '#core/model';
import { PlainStatement, type ReferenceMap, ReferenceMapBuilder } from '#core/step';
import { AttributePositions } from '../attribute-positions.ts';
import type { Entity } from '../entity.ts';
import type { IfcFile } from '../ifc-file.ts';
import { jsonOf } from '../json.ts';
import type { JsonBytes } from '../json-bytes.ts';
import { CLOSE_LIST, CLOSE_OBJECT, NULL, piece } from '../json-pieces.ts';
import type { Relation } from '../relation.ts';
import type { Relations } from '../relations.ts';
import { ClassNames } from './class-names.ts';
import type { ElementReferences } from './element-references.ts';
import { EnumerationNames } from './enumeration-names.ts';

/** A relationship as one of its ends sees it. */
interface End {
  readonly other: number;
  /** Names of enumerations as JSON, `null` for none. */
  readonly at: Uint8Array;
  readonly otherAt: Uint8Array;
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

const FIRST = piece(',"connections":[{"expressId":');
const NEXT = piece(',{"expressId":');
const AT = piece(',"at":');
const OTHER_AT = piece(',"otherAt":');
const ROLES = {
  relating: piece(',"role":"relating","element":'),
  related: piece(',"role":"related","element":'),
};
const REALIZED_BY = piece(',"realizedBy":[');

/** Which elements are connected, without ports: IfcRelConnectsElements and its subtypes. Made once per file. */
export class Connections {
  readonly #file: IfcFile;
  readonly #references: ElementReferences;
  readonly #out: JsonBytes;
  readonly #relating: ReferenceMap;
  readonly #related: ReferenceMap;
  readonly #positions: AttributePositions<(typeof attributes)[number]>;
  readonly #names = new EnumerationNames();
  readonly #classes: ClassNames;
  readonly #statement = new PlainStatement();

  constructor(file: IfcFile, relations: Relations, references: ElementReferences, out: JsonBytes) {
    this.#file = file;
    this.#classes = new ClassNames(file);
    this.#references = references;
    this.#out = out;
    this.#relating = relations.connectsToElement.relationships;
    this.#related = relationshipsByFarEnd(relations.connectsToElement);
    this.#positions = new AttributePositions(file, attributes);
  }

  /** Writes `,"connections":[...]`, each a `Connection`; nothing where there are none. */
  write(id: number): void {
    if (!this.#relating.has(id) && !this.#related.has(id)) return;
    let isFirst = true;
    for (const from of this.#relating.get(id)) if (this.#writeOne(from, 'relating', isFirst)) isFirst = false;
    for (const from of this.#related.get(id)) if (this.#writeOne(from, 'related', isFirst)) isFirst = false;
    if (!isFirst) this.#out.piece(CLOSE_LIST);
  }

  /** False, with nothing written, where the other end is missing. */
  #writeOne(relationshipId: number, role: Connection['role'], isFirst: boolean): boolean {
    const end = this.#plainly(relationshipId, role) ?? this.#thoroughly(relationshipId, role);
    if (end === undefined || !this.#references.has(end.other)) return false;
    const out = this.#out;
    out.piece(isFirst ? FIRST : NEXT);
    out.number(relationshipId);
    out.piece(this.#classes.of(relationshipId));
    out.piece(ROLES[role]);
    this.#references.write(end.other);
    if (end.at !== NULL) this.#writeName(AT, end.at);
    if (end.otherAt !== NULL) this.#writeName(OTHER_AT, end.otherAt);
    const realizedBy = end.realizedBy.filter((id) => this.#references.has(id));
    if (realizedBy.length > 0) {
      out.piece(REALIZED_BY);
      this.#references.writeAll(realizedBy);
      out.piece(CLOSE_LIST);
    }
    out.piece(CLOSE_OBJECT);
    return true;
  }

  #writeName(key: Uint8Array, name: Uint8Array): void {
    this.#out.piece(key);
    this.#out.piece(name);
  }

  #plainly(id: number, role: Connection['role']): End | undefined {
    const position = this.#positions.of(id);
    const statement = this.#statement;
    if (position === null || !this.#file.step.locate(id, statement)) return undefined;
    const [farElement, nearType, farType] = ends[role];
    const hasRealizing = !statement.isAbsent(position.RealizingElements);
    const realizedBy: number[] = hasRealizing ? [] : none;
    if (hasRealizing && statement.references(position.RealizingElements, realizedBy) < 0) return undefined;
    const other = statement.reference(position[farElement]);
    const at = this.#names.of(statement, position[nearType]);
    const otherAt = this.#names.of(statement, position[farType]);
    if (at === undefined || otherAt === undefined) return undefined;
    return other < 0 ? undefined : { other, at, otherAt, realizedBy };
  }

  #thoroughly(id: number, role: Connection['role']): End | undefined {
    const relationship = this.#file.entity(id);
    if (relationship === undefined) return undefined;
    const [farElement, nearType, farType] = ends[role];
    const other = relationship.referenceId(farElement) ?? -1;
    if (!this.#references.has(other)) return undefined;
    return {
      other,
      at: nameOf(relationship, nearType),
      otherAt: nameOf(relationship, farType),
      realizedBy: relationship.referenceIds('RealizingElements'),
    };
  }
}

const none: number[] = [];

function nameOf(relationship: Entity, attribute: string): Uint8Array {
  const name = relationship.enumeration(attribute);
  return name === undefined ? NULL : piece(jsonOf(name));
}

function relationshipsByFarEnd({ forward, relationships }: Relation): ReferenceMap {
  const builder = new ReferenceMapBuilder();
  for (const near of forward.keys()) {
    const by = relationships.get(near);
    for (const [at, far] of forward.get(near).entries()) builder.add(far, by[at] ?? 0);
  }
  return builder.build();
}
