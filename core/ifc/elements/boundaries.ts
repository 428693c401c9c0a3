import type { Boundary } from '#core/model';
import { type ReferenceMap, ReferenceMapBuilder } from '#core/step';
import type { IfcFile } from '../ifc-file.ts';
import type { ElementReferences } from './element-references.ts';

/** What bounds each space: IfcRelSpaceBoundary, those without a building element too. Made once per file. */
export class Boundaries {
  readonly #file: IfcFile;
  readonly #references: ElementReferences;
  readonly #bySpace: ReferenceMap;

  constructor(file: IfcFile, references: ElementReferences) {
    this.#file = file;
    this.#references = references;
    const builder = new ReferenceMapBuilder();
    for (const boundary of file.entitiesOf('IfcRelSpaceBoundary')) {
      const space = boundary.referenceId('RelatingSpace');
      if (space !== undefined) builder.add(space, boundary.id);
    }
    this.#bySpace = builder.build();
  }

  of(spaceId: number): Boundary[] {
    return Array.from(this.#bySpace.get(spaceId)).flatMap((id) => {
      const boundary = this.#file.entity(id);
      if (boundary === undefined) return [];
      const element = boundary.referenceId('RelatedBuildingElement');
      return {
        expressId: id,
        class: boundary.class,
        element: (element === undefined ? undefined : this.#references.of(element)) ?? null,
        physicalOrVirtual: boundary.enumeration('PhysicalOrVirtualBoundary') ?? null,
        internalOrExternal: boundary.enumeration('InternalOrExternalBoundary') ?? null,
      };
    });
  }
}
