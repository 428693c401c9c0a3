import type { IfcFile } from '../ifc-file.ts';
import { jsonOf } from '../json.ts';
import type { Products } from '../products.ts';
import type { NativeElements } from './native/native-elements.ts';

/** Writes objects as others refer to them, `ElementRef`, for what is not written by WebAssembly alone. */
export class ElementReferences {
  readonly #file: IfcFile;
  readonly #products: Products;
  readonly #native: NativeElements;

  constructor(file: IfcFile, products: Products, native: NativeElements) {
    this.#file = file;
    this.#products = products;
    this.#native = native;
  }

  /** Whether there is such an instance, and its class is of the schema. */
  has(expressId: number): boolean {
    return this.#native.has(expressId);
  }

  /** The object as an `ElementRef`; `null` where there is no such instance, or its class is not of the schema. */
  write(expressId: number | undefined): void {
    if (expressId === undefined) this.#native.out.text('null');
    else this.#native.writeReference(expressId);
  }

  /** The same without its last bracket, of an instance that is there. */
  writeOpen(expressId: number): void {
    this.#native.writeOpenReference(expressId);
  }

  /** Those of the ids that are instances of the schema, with commas between them. */
  writeAll(expressIds: Iterable<number>): void {
    let isFirst = true;
    for (const id of expressIds) {
      if (!this.has(id)) continue;
      if (!isFirst) this.#native.out.text(',');
      isFirst = false;
      this.write(id);
    }
  }

  /**
   * Writes GlobalId and Name of an instance that is not plainly written. Reports what is wrong with an object that is no
   * product; of products that has been done.
   */
  writeNames(expressId: number, hasName: boolean): void {
    const product = this.#products.get(expressId);
    const entity = product === undefined ? this.#file.entity(expressId) : undefined;
    const globalId = product === undefined ? entity?.text('GlobalId') : product.globalId;
    const name = product === undefined ? entity?.text('Name') : product.name;
    this.#native.out.text(`,"globalId":${jsonOf(globalId)}${hasName ? `,"name":${jsonOf(name)}` : ''}`);
  }
}
