import type { Connection } from '#core/model';
import { type ReferenceMap, ReferenceMapBuilder } from '#core/step';
import type { ChunkRing } from '../chunk-ring.ts';
import type { Entity } from '../entity.ts';
import type { IfcFile } from '../ifc-file.ts';
import type { Relation } from '../relation.ts';
import type { ElementReferences } from './element-references.ts';

type Role = Connection['role'];

/** The attributes of the far end: the element, and at which end of each of the two they are connected. */
const ends = {
  relating: ['RelatedElement', 'RelatingConnectionType', 'RelatedConnectionType'],
  related: ['RelatingElement', 'RelatedConnectionType', 'RelatingConnectionType'],
} as const;

/**
 * Writes which elements are connected, without ports (IfcRelConnectsElements and its subtypes), where that is not plainly
 * written or has realizing elements. Made once per file.
 */
export class Connections {
  readonly #file: IfcFile;
  readonly #references: ElementReferences;
  readonly #out: ChunkRing;

  constructor(file: IfcFile, references: ElementReferences, out: ChunkRing) {
    this.#file = file;
    this.#references = references;
    this.#out = out;
  }

  /**
   * Writes a `Connection` with what stands before it, by way of `Entity`, which reports what is wrong with the statement.
   * @returns false, with nothing written, where the other end is missing.
   */
  write(id: number, role: Role, isFirst: boolean): boolean {
    const relationship = this.#file.entity(id);
    if (relationship === undefined) return false;
    const [farElement, nearType, farType] = ends[role];
    const other = relationship.referenceId(farElement) ?? -1;
    if (!this.#references.has(other)) return false;
    const out = this.#out;
    const begin = isFirst ? ',"connections":[' : ',';
    const near = end('at', relationship, nearType);
    const far = end('otherAt', relationship, farType);
    out.text(`${begin}{"expressId":${id},"class":"${relationship.class}","role":"${role}","element":`);
    this.#references.write(other);
    out.text(near + far);
    this.#writeRealizing(relationship.referenceIds('RealizingElements'));
    out.text('}');
    return true;
  }

  #writeRealizing(ids: readonly number[]): void {
    const known = ids.filter((id) => this.#references.has(id));
    if (known.length === 0) return;
    this.#out.text(',"realizedBy":[');
    this.#references.writeAll(known);
    this.#out.text(']');
  }
}

function end(key: string, relationship: Entity, attribute: string): string {
  const name = relationship.enumeration(attribute);
  return name === undefined ? '' : `,"${key}":"${name}"`;
}

/** From elements to the relationships that they are the far end of. */
export function relationshipsByFarEnd({ forward, relationships }: Relation): ReferenceMap {
  const builder = new ReferenceMapBuilder();
  for (const near of forward.keys()) {
    const by = relationships.get(near);
    for (const [at, far] of forward.get(near).entries()) builder.add(far, by[at] ?? 0);
  }
  return builder.build();
}
