import { Buffer } from 'node:buffer';
import { type ArgumentReader, type AttachedModule, NumberReader } from '#core/step';
import { readFaces } from './read-faces.generated.ts';

/** What the module does; see wasm/shells. */
interface Exports {
  begin(address: number, directory: number, face: number, outerBound: number, polyLoop: number): void;
  beginShell(id: number): number;
  readFaces(): number;
  skipFace(): number;
}

// Bytes that are the module's own, and where numbers are among them; repeated from wasm/shells/desk.ts.
const NUMBERS = 8 * 23 + 4 * 8192 + 4 * 512 + 32 * 4096;
const MOST_NUMBERS = 8192;

/** Takes faces as they are read. */
export interface FaceTarget {
  /** See `FaceBuilder.faces`. */
  faces(numbers: Float64Array, length: number): void;
}

/**
 * Reads the faces of shells straight from the bytes of their statements, by WebAssembly: from IfcFace by its bounds and
 * loops to the coordinates. It is attached to the memory of the file when the first shell is read.
 */
export class FaceReader {
  readonly #reader: ArgumentReader;
  #module: AttachedModule<Exports> | undefined;
  #numbers: Float64Array = new Float64Array(0);

  constructor(reader: ArgumentReader) {
    this.#reader = reader;
  }

  /**
   * Reads all faces of an IfcConnectedFaceSet.
   *
   * @param otherwise reads a face that is no IfcFace of poly-loops, is not plainly written or has very many points.
   * @returns false, with nothing read, where the shell itself is not plainly written.
   */
  read(shell: number, target: FaceTarget, otherwise: (face: number) => void): boolean {
    const { exports } = this.#attached();
    if (exports.beginShell(shell) === 0) return false;
    for (;;) {
      const length = exports.readFaces();
      if (length === 0) return true;
      if (length > 0) target.faces(this.#numbers, length);
      else otherwise(exports.skipFace() >>> 0);
    }
  }

  #attached(): AttachedModule<Exports> {
    this.#module ??= this.#attach();
    return this.#module;
  }

  #attach(): AttachedModule<Exports> {
    const reader = this.#reader;
    const numbers = new NumberReader();
    const module: AttachedModule<Exports> = reader.attach<Exports>(readFaces, NUMBERS + 8 * MOST_NUMBERS, {
      javascript: { numeral: (start: number): number => numbers.read(bytes, start >>> 0) ?? Number.NaN },
    });
    const bytes: Buffer = Buffer.from(module.memory);
    const { keywords } = reader.index;
    const [face = -1, outer = -1, loop = -1] = CLASSES.map((keyword) => keywords.indexOf(keyword));
    module.exports.begin(module.address, module.directory, face, outer, loop);
    this.#numbers = new Float64Array(module.memory, module.address + NUMBERS, MOST_NUMBERS);
    return module;
  }
}

const CLASSES = ['IFCFACE', 'IFCFACEOUTERBOUND', 'IFCPOLYLOOP'] as const;
