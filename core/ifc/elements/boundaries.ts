import { type ReferenceMap, ReferenceMapBuilder } from '#core/step';
import type { IfcFile } from '../ifc-file.ts';
import { type Json, jsonOf } from '../json.ts';
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

  /** Each a `Boundary`. */
  of(spaceId: number): Json[] {
    const boundaries: Json[] = [];
    for (const id of this.#bySpace.get(spaceId)) {
      const boundary = this.#file.entity(id);
      if (boundary === undefined) continue;
      const element = boundary.referenceId('RelatedBuildingElement');
      boundaries.push(
        `{"expressId":${id},"class":"${boundary.class}"` +
          `,"element":${(element === undefined ? undefined : this.#references.of(element)) ?? 'null'}` +
          `,"physicalOrVirtual":${jsonOf(boundary.enumeration('PhysicalOrVirtualBoundary'))}` +
          `,"internalOrExternal":${jsonOf(boundary.enumeration('InternalOrExternalBoundary'))}}`,
      );
    }
    return boundaries;
  }
}
