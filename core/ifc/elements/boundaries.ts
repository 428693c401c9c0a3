import { PlainStatement, type ReferenceMap, ReferenceMapBuilder } from '#core/step';
import { AttributePositions } from '../attribute-positions.ts';
import type { IfcFile } from '../ifc-file.ts';
import { jsonOf } from '../json.ts';
import type { JsonBytes } from '../json-bytes.ts';
import { CLOSE_LIST, CLOSE_OBJECT, piece } from '../json-pieces.ts';
import { ClassNames } from './class-names.ts';
import type { ElementReferences } from './element-references.ts';
import { EnumerationNames } from './enumeration-names.ts';

/** What an IfcRelSpaceBoundary says beside its space. */
interface BoundaryHead {
  readonly element: number | undefined;
  readonly physicalOrVirtual: Uint8Array;
  readonly internalOrExternal: Uint8Array;
}

const attributes = [
  ...(['RelatingSpace', 'RelatedBuildingElement'] as const),
  ...(['PhysicalOrVirtualBoundary', 'InternalOrExternalBoundary'] as const),
] as const;

const FIRST = piece(',"boundaries":[{"expressId":');
const NEXT = piece(',{"expressId":');
const ELEMENT = piece(',"element":');
const PHYSICAL = piece(',"physicalOrVirtual":');
const INTERNAL = piece(',"internalOrExternal":');

/** What bounds each space: IfcRelSpaceBoundary, those without a building element too. Made once per file. */
export class Boundaries {
  readonly #file: IfcFile;
  readonly #references: ElementReferences;
  readonly #positions: AttributePositions<(typeof attributes)[number]>;
  readonly #names = new EnumerationNames();
  readonly #statement = new PlainStatement();
  readonly #out: JsonBytes;
  readonly #bySpace: ReferenceMap;
  readonly #classes: ClassNames;

  constructor(file: IfcFile, references: ElementReferences, out: JsonBytes) {
    this.#file = file;
    this.#classes = new ClassNames(file);
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
    if (!this.#bySpace.has(spaceId)) return;
    const out = this.#out;
    let before = FIRST;
    for (const id of this.#bySpace.get(spaceId)) {
      const head = this.#plainly(id) ?? this.#thoroughly(id);
      if (head === undefined) continue;
      out.piece(before);
      before = NEXT;
      out.number(id);
      out.piece(this.#classes.of(id));
      out.piece(ELEMENT);
      this.#references.write(head.element);
      out.piece(PHYSICAL);
      out.piece(head.physicalOrVirtual);
      out.piece(INTERNAL);
      out.piece(head.internalOrExternal);
      out.piece(CLOSE_OBJECT);
    }
    if (before === NEXT) out.piece(CLOSE_LIST);
  }

  #spaceOf(id: number): number | undefined {
    const at = this.#positions.of(id);
    const isPlain = at !== null && this.#file.step.locate(id, this.#statement);
    const space = isPlain ? this.#statement.reference(at.RelatingSpace) : -1;
    if (space >= 0) return space;
    return this.#file.entity(id)?.referenceId('RelatingSpace');
  }

  #plainly(id: number): BoundaryHead | undefined {
    const at = this.#positions.of(id);
    const statement = this.#statement;
    if (at === null || !this.#file.step.locate(id, statement)) return undefined;
    const element = statement.reference(at.RelatedBuildingElement);
    const physicalOrVirtual = this.#names.of(statement, at.PhysicalOrVirtualBoundary);
    const internalOrExternal = this.#names.of(statement, at.InternalOrExternalBoundary);
    if (element < 0 && !statement.isAbsent(at.RelatedBuildingElement)) return undefined;
    if (physicalOrVirtual === undefined || internalOrExternal === undefined) return undefined;
    return { element: element < 0 ? undefined : element, physicalOrVirtual, internalOrExternal };
  }

  #thoroughly(id: number): BoundaryHead | undefined {
    const boundary = this.#file.entity(id);
    return (
      boundary && {
        element: boundary.referenceId('RelatedBuildingElement'),
        physicalOrVirtual: piece(jsonOf(boundary.enumeration('PhysicalOrVirtualBoundary'))),
        internalOrExternal: piece(jsonOf(boundary.enumeration('InternalOrExternalBoundary'))),
      }
    );
  }
}
