import type { IfcFile } from '../ifc-file.ts';
import { piece } from '../json-pieces.ts';

/** The exact name of an instance's class as JSON, `,"class":"IfcWall"`, made once for each class. */
export class ClassNames {
  readonly #file: IfcFile;
  /** By type code. */
  readonly #names: Uint8Array[] = [];

  constructor(file: IfcFile) {
    this.#file = file;
  }

  of(id: number): Uint8Array {
    const { schema, step } = this.#file;
    const type = step.typeOf(id);
    const known = this.#names[type];
    if (known !== undefined) return known;
    const name = piece(`,"class":"${schema.entity(step.keywords[type] ?? '')?.name}"`);
    this.#names[type] = name;
    return name;
  }
}
