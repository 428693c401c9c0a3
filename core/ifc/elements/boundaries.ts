import { PlainStatement, type ReferenceMap, ReferenceMapBuilder } from '#core/step';
import { AttributePositions } from '../attribute-positions.ts';
import type { IfcFile } from '../ifc-file.ts';
import { type Json, jsonOf } from '../json.ts';
import type { ElementReferences } from './element-references.ts';

/** What an IfcRelSpaceBoundary says beside its space. */
interface BoundaryHead {
  readonly element: number | undefined;
  readonly physicalOrVirtual: string | undefined;
  readonly internalOrExternal: string | undefined;
}

const attributes = [
  ...(['RelatingSpace', 'RelatedBuildingElement'] as const),
  ...(['PhysicalOrVirtualBoundary', 'InternalOrExternalBoundary'] as const),
] as const;

/** What bounds each space: IfcRelSpaceBoundary, those without a building element too. Made once per file. */
export class Boundaries {
  readonly #file: IfcFile;
  readonly #references: ElementReferences;
  readonly #positions: AttributePositions<(typeof attributes)[number]>;
  readonly #statement = new PlainStatement();
  readonly #bySpace: ReferenceMap;

  constructor(file: IfcFile, references: ElementReferences) {
    this.#file = file;
    this.#references = references;
    this.#positions = new AttributePositions(file, attributes);
    const builder = new ReferenceMapBuilder();
    for (const id of file.idsOf('IfcRelSpaceBoundary')) {
      const space = this.#spaceOf(id);
      if (space !== undefined) builder.add(space, id);
    }
    this.#bySpace = builder.build();
  }

  /** Each a `Boundary`. */
  of(spaceId: number): readonly Json[] {
    if (!this.#bySpace.has(spaceId)) return none;
    const boundaries: Json[] = [];
    for (const id of this.#bySpace.get(spaceId)) {
      const head = this.#plainly(id) ?? this.#thoroughly(id);
      if (head === undefined) continue;
      const { element, physicalOrVirtual, internalOrExternal } = head;
      const className = this.#file.schema.entity(this.#file.step.keywordOf(id) ?? '')?.name;
      boundaries.push(
        `{"expressId":${id},"class":"${className}"` +
          `,"element":${(element === undefined ? undefined : this.#references.of(element)) ?? 'null'}` +
          `,"physicalOrVirtual":${jsonOf(physicalOrVirtual)},"internalOrExternal":${jsonOf(internalOrExternal)}}`,
      );
    }
    return boundaries;
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
    const physicalOrVirtual = statement.enumeration(at.PhysicalOrVirtualBoundary);
    const internalOrExternal = statement.enumeration(at.InternalOrExternalBoundary);
    if (element < 0 && !statement.isAbsent(at.RelatedBuildingElement)) return undefined;
    if (physicalOrVirtual === undefined && !statement.isAbsent(at.PhysicalOrVirtualBoundary)) return undefined;
    if (internalOrExternal === undefined && !statement.isAbsent(at.InternalOrExternalBoundary)) return undefined;
    return { element: element < 0 ? undefined : element, physicalOrVirtual, internalOrExternal };
  }

  #thoroughly(id: number): BoundaryHead | undefined {
    const boundary = this.#file.entity(id);
    return (
      boundary && {
        element: boundary.referenceId('RelatedBuildingElement'),
        physicalOrVirtual: boundary.enumeration('PhysicalOrVirtualBoundary'),
        internalOrExternal: boundary.enumeration('InternalOrExternalBoundary'),
      }
    );
  }
}

const none: readonly Json[] = [];
