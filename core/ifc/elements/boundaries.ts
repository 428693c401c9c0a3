import { PlainStatement, type ReferenceMap, ReferenceMapBuilder } from '#core/step';
import { AttributePositions } from '../attribute-positions.ts';
import type { ChunkRing } from '../chunk-ring.ts';
import type { IfcFile } from '../ifc-file.ts';
import { jsonOf } from '../json.ts';
import type { ElementReferences } from './element-references.ts';

/** From spaces to what bounds them: IfcRelSpaceBoundary, those without a building element too. */
export function boundariesBySpace(file: IfcFile): ReferenceMap {
  const positions = new AttributePositions(file, ['RelatingSpace']);
  const statement = new PlainStatement();
  const builder = new ReferenceMapBuilder();
  for (const id of file.idsOf('IfcRelSpaceBoundary')) {
    const at = positions.of(id);
    const isPlain = at !== null && file.step.locate(id, statement);
    const plain = isPlain ? statement.reference(at.RelatingSpace) : -1;
    const space = plain >= 0 ? plain : file.entity(id)?.referenceId('RelatingSpace');
    if (space !== undefined) builder.add(space, id);
  }
  return builder.build();
}

/** Writes what bounds a space where that is not plainly written. Made once per file. */
export class Boundaries {
  readonly #file: IfcFile;
  readonly #references: ElementReferences;
  readonly #out: ChunkRing;

  constructor(file: IfcFile, references: ElementReferences, out: ChunkRing) {
    this.#file = file;
    this.#references = references;
    this.#out = out;
  }

  /**
   * Writes a `Boundary` with what stands before it, by way of `Entity`, which reports what is wrong with the statement.
   * @returns false, with nothing written, where there is none.
   */
  write(id: number, isFirst: boolean): boolean {
    const boundary = this.#file.entity(id);
    if (boundary === undefined) return false;
    const element = boundary.referenceId('RelatedBuildingElement');
    const physicalOrVirtual = jsonOf(boundary.enumeration('PhysicalOrVirtualBoundary'));
    const internalOrExternal = jsonOf(boundary.enumeration('InternalOrExternalBoundary'));
    const begin = isFirst ? ',"boundaries":[' : ',';
    this.#out.text(`${begin}{"expressId":${id},"class":"${boundary.class}","element":`);
    this.#references.write(element);
    this.#out.text(`,"physicalOrVirtual":${physicalOrVirtual},"internalOrExternal":${internalOrExternal}}`);
    return true;
  }
}
