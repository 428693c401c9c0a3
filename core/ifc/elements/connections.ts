import type { Connection } from '#core/model';
import { PlainStatement, type ReferenceMap, ReferenceMapBuilder } from '#core/step';
import { AttributePositions } from '../attribute-positions.ts';
import type { Entity } from '../entity.ts';
import type { IfcFile } from '../ifc-file.ts';
import { type Json, jsonOf } from '../json.ts';
import type { JsonBytes } from '../json-bytes.ts';
import { CLOSE_LIST, CLOSE_OBJECT, piece } from '../json-pieces.ts';
import type { Relation } from '../relation.ts';
import type { Relations } from '../relations.ts';
import { ClassNames } from './class-names.ts';
import type { ElementReferences } from './element-references.ts';
import { EnumerationPairs } from './enumeration-pairs.ts';

const attributes = [
  ...(['RelatingElement', 'RelatedElement', 'RelatingConnectionType', 'RelatedConnectionType'] as const),
  'RealizingElements' as const,
] as const;

const FIRST = piece(',"connections":[{"expressId":');
const NEXT = piece(',{"expressId":');
const REALIZED_BY = piece(',"realizedBy":[');

type Role = Connection['role'];

/** The attributes of the far end: the element, and at which end of each of the two they are connected. */
const ends = {
  relating: ['RelatedElement', 'RelatingConnectionType', 'RelatedConnectionType'],
  related: ['RelatingElement', 'RelatedConnectionType', 'RelatingConnectionType'],
} as const;

/** Which elements are connected, without ports: IfcRelConnectsElements and its subtypes. Made once per file. */
export class Connections {
  readonly #file: IfcFile;
  readonly #references: ElementReferences;
  readonly #out: JsonBytes;
  readonly #relating: ReferenceMap;
  readonly #related: ReferenceMap;
  readonly #positions: AttributePositions<(typeof attributes)[number]>;
  readonly #ends: Readonly<Record<Role, EnumerationPairs>>;
  readonly #heads: Readonly<Record<Role, ClassNames>>;
  readonly #statement = new PlainStatement();
  readonly #ids: number[] = [];
  readonly #realizing: number[] = [];

  constructor(file: IfcFile, relations: Relations, references: ElementReferences, out: JsonBytes) {
    this.#file = file;
    this.#references = references;
    this.#out = out;
    this.#relating = relations.connectsToElement.relationships;
    this.#related = relationshipsByFarEnd(relations.connectsToElement);
    this.#positions = new AttributePositions(file, attributes);
    this.#ends = { relating: new EnumerationPairs(endsAsJson), related: new EnumerationPairs(endsAsJson) };
    this.#heads = { relating: headsOf(file, 'relating'), related: headsOf(file, 'related') };
  }

  /** Writes `,"connections":[...]`, each a `Connection`; nothing where there are none. */
  write(id: number): void {
    const asRelating = this.#relating.copy(id, this.#ids, 0);
    const count = this.#related.copy(id, this.#ids, asRelating);
    let isFirst = true;
    for (let at = 0; at < count; at++) {
      const role = at < asRelating ? 'relating' : 'related';
      if (this.#writeOne(this.#ids[at] ?? 0, role, isFirst)) isFirst = false;
    }
    if (!isFirst) this.#out.piece(CLOSE_LIST);
  }

  /** False, with nothing written, where the other end is missing. */
  #writeOne(id: number, role: Role, isFirst: boolean): boolean {
    const position = this.#positions.of(id);
    const statement = this.#statement;
    if (position === null || !this.#file.step.locate(id, statement)) return this.#writeThoroughly(id, role, isFirst);
    const isRelating = role === 'relating';
    const near = isRelating ? position.RelatingConnectionType : position.RelatedConnectionType;
    const far = isRelating ? position.RelatedConnectionType : position.RelatingConnectionType;
    const other = statement.reference(isRelating ? position.RelatedElement : position.RelatingElement);
    const tail = this.#ends[role].of(statement, near, far);
    const isRealized = !statement.isAbsent(position.RealizingElements);
    const realizing = isRealized ? statement.references(position.RealizingElements, this.#realizing) : 0;
    if (other < 0 || tail === undefined || realizing < 0) return this.#writeThoroughly(id, role, isFirst);
    if (!this.#references.has(other)) return false;
    this.#writeHead(id, role, other, isFirst);
    this.#out.piece(tail);
    if (realizing > 0) this.#writeRealizing(this.#realizing.slice(0, realizing));
    this.#out.piece(CLOSE_OBJECT);
    return true;
  }

  /** By way of `Entity`, which reports what is wrong with the statement. */
  #writeThoroughly(id: number, role: Role, isFirst: boolean): boolean {
    const relationship = this.#file.entity(id);
    if (relationship === undefined) return false;
    const [farElement, nearType, farType] = ends[role];
    const other = relationship.referenceId(farElement) ?? -1;
    if (!this.#references.has(other)) return false;
    const [at, otherAt] = [nameOf(relationship, nearType), nameOf(relationship, farType)];
    this.#writeHead(id, role, other, isFirst);
    this.#out.text(endsAsJson(at, otherAt));
    this.#writeRealizing(relationship.referenceIds('RealizingElements'));
    this.#out.piece(CLOSE_OBJECT);
    return true;
  }

  #writeHead(id: number, role: Role, other: number, isFirst: boolean): void {
    const out = this.#out;
    out.piece(isFirst ? FIRST : NEXT);
    out.number(id);
    out.piece(this.#heads[role].of(id));
    this.#references.write(other);
  }

  #writeRealizing(ids: readonly number[]): void {
    const known = ids.filter((id) => this.#references.has(id));
    if (known.length === 0) return;
    this.#out.piece(REALIZED_BY);
    this.#references.writeAll(known);
    this.#out.piece(CLOSE_LIST);
  }
}

/** What stands behind the class of the relationship, up to the other element. */
function headsOf(file: IfcFile, role: Role): ClassNames {
  return new ClassNames(file, `,"role":"${role}","element":`);
}

/** What stands behind the other element: a key for each end that is said. */
function endsAsJson(at: Json, otherAt: Json): Json {
  return `${at === 'null' ? '' : `,"at":${at}`}${otherAt === 'null' ? '' : `,"otherAt":${otherAt}`}`;
}

function nameOf(relationship: Entity, attribute: string): Json {
  return jsonOf(relationship.enumeration(attribute));
}

function relationshipsByFarEnd({ forward, relationships }: Relation): ReferenceMap {
  const builder = new ReferenceMapBuilder();
  for (const near of forward.keys()) {
    const by = relationships.get(near);
    for (const [at, far] of forward.get(near).entries()) builder.add(far, by[at] ?? 0);
  }
  return builder.build();
}
