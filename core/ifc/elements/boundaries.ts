import { PlainStatement, type ReferenceMap, ReferenceMapBuilder } from '#core/step';
import { AttributePositions } from '../attribute-positions.ts';
import type { IfcFile } from '../ifc-file.ts';
import { type Json, jsonOf } from '../json.ts';
import type { JsonBytes } from '../json-bytes.ts';
import { CLOSE_LIST, piece } from '../json-pieces.ts';
import { ClassNames } from './class-names.ts';
import type { ElementReferences } from './element-references.ts';
import { EnumerationPairs } from './enumeration-pairs.ts';

const attributes = [
  ...(['RelatingSpace', 'RelatedBuildingElement'] as const),
  ...(['PhysicalOrVirtualBoundary', 'InternalOrExternalBoundary'] as const),
] as const;

const FIRST = piece(',"boundaries":[{"expressId":');
const NEXT = piece(',{"expressId":');

/** What bounds each space: IfcRelSpaceBoundary, those without a building element too. Made once per file. */
export class Boundaries {
  readonly #file: IfcFile;
  readonly #references: ElementReferences;
  readonly #positions: AttributePositions<(typeof attributes)[number]>;
  readonly #tails = new EnumerationPairs(tailAsJson);
  readonly #ids: number[] = [];
  readonly #statement = new PlainStatement();
  readonly #out: JsonBytes;
  readonly #bySpace: ReferenceMap;
  readonly #heads: ClassNames;

  constructor(file: IfcFile, references: ElementReferences, out: JsonBytes) {
    this.#file = file;
    this.#heads = new ClassNames(file, ',"element":');
    this.#references = references;
    this.#out = out;
    this.#positions = new AttributePositions(file, attributes);
    const builder = new ReferenceMapBuilder();
    for (const id of file.idsOf('IfcRelSpaceBoundary')) {
      const space = this.#spaceOf(id);
      if (space !== undefined) builder.add(space, id);
    }
    this.#bySpace = builder.build();
  }

  /** Writes `,"boundaries":[...]`, each a `Boundary`; nothing where there are none. */
  write(spaceId: number): void {
    const count = this.#bySpace.copy(spaceId, this.#ids, 0);
    let isFirst = true;
    for (let at = 0; at < count; at++) {
      const id = this.#ids[at] ?? 0;
      if (this.#writePlainly(id, isFirst) || this.#writeThoroughly(id, isFirst)) isFirst = false;
    }
    if (!isFirst) this.#out.piece(CLOSE_LIST);
  }

  #spaceOf(id: number): number | undefined {
    const at = this.#positions.of(id);
    const isPlain = at !== null && this.#file.step.locate(id, this.#statement);
    const space = isPlain ? this.#statement.reference(at.RelatingSpace) : -1;
    if (space >= 0) return space;
    return this.#file.entity(id)?.referenceId('RelatingSpace');
  }

  #writePlainly(id: number, isFirst: boolean): boolean {
    const at = this.#positions.of(id);
    const statement = this.#statement;
    if (at === null || !this.#file.step.locate(id, statement)) return false;
    const element = statement.reference(at.RelatedBuildingElement);
    if (element < 0 && !statement.isAbsent(at.RelatedBuildingElement)) return false;
    const tail = this.#tails.of(statement, at.PhysicalOrVirtualBoundary, at.InternalOrExternalBoundary);
    if (tail === undefined) return false;
    this.#writeHead(id, element < 0 ? undefined : element, isFirst);
    this.#out.piece(tail);
    return true;
  }

  /** By way of `Entity`, which reports what is wrong with the statement. */
  #writeThoroughly(id: number, isFirst: boolean): boolean {
    const boundary = this.#file.entity(id);
    if (boundary === undefined) return false;
    const element = boundary.referenceId('RelatedBuildingElement');
    const physicalOrVirtual = jsonOf(boundary.enumeration('PhysicalOrVirtualBoundary'));
    const internalOrExternal = jsonOf(boundary.enumeration('InternalOrExternalBoundary'));
    this.#writeHead(id, element, isFirst);
    this.#out.text(tailAsJson(physicalOrVirtual, internalOrExternal));
    return true;
  }

  #writeHead(id: number, element: number | undefined, isFirst: boolean): void {
    const out = this.#out;
    out.piece(isFirst ? FIRST : NEXT);
    out.number(id);
    out.piece(this.#heads.of(id));
    this.#references.write(element);
  }
}

/** What stands behind the element. */
function tailAsJson(physicalOrVirtual: Json, internalOrExternal: Json): Json {
  return `,"physicalOrVirtual":${physicalOrVirtual},"internalOrExternal":${internalOrExternal}}`;
}
