import type { IfcFile } from '../ifc-file.ts';
import { piece } from '../json-pieces.ts';

/** The exact name of an instance's class as JSON, `,"class":"IfcWall"`, made once for each class. */
export class ClassNames {
  readonly #file: IfcFile;
  readonly #behind: string;
  /** By type code. */
  readonly #names: Uint8Array[] = [];

  /** @param behind JSON that stands behind each name. */
  constructor(file: IfcFile, behind = '') {
    this.#file = file;
    this.#behind = behind;
  }

  of(id: number): Uint8Array {
    const { schema, step } = this.#file;
    const type = step.typeOf(id);
    const known = this.#names[type];
    if (known !== undefined) return known;
    const name = piece(`,"class":"${schema.entity(step.keywords[type] ?? '')?.name}"${this.#behind}`);
    this.#names[type] = name;
    return name;
  }
}
