import { PlainStatement } from '#core/step';
import { AttributePositions } from '../attribute-positions.ts';
import type { IfcFile } from '../ifc-file.ts';
import { jsonOf } from '../json.ts';
import type { JsonBytes } from '../json-bytes.ts';
import { CLOSE_OBJECT, COMMA, NULL, piece } from '../json-pieces.ts';
import type { Products } from '../products.ts';
import { WrittenLately } from '../properties/lines/written-lately.ts';
import { ClassNames } from './class-names.ts';
import { writeText } from './write-text.ts';

const REMEMBERED = 1 << 15;

const EXPRESS_ID = piece('{"expressId":');
const GLOBAL_ID = piece(',"globalId":');
const NAME = piece(',"name":');

/** Writes objects as others refer to them: `ElementRef` and `ElementId`, from the bytes of the file or of the output. */
export class ElementReferences {
  readonly #file: IfcFile;
  readonly #products: Products;
  readonly #out: JsonBytes;
  readonly #positions: AttributePositions<'GlobalId' | 'Name'>;
  readonly #statement = new PlainStatement();
  readonly #lately = new WrittenLately(REMEMBERED);
  readonly #idsLately = new WrittenLately(REMEMBERED);
  readonly #classes: ClassNames;

  constructor(file: IfcFile, products: Products, out: JsonBytes) {
    this.#file = file;
    this.#classes = new ClassNames(file);
    this.#products = products;
    this.#out = out;
    this.#positions = new AttributePositions(file, ['GlobalId', 'Name']);
  }

  /** Whether there is such an instance, and its class is of the schema. */
  has(expressId: number): boolean {
    return this.#positions.of(expressId) !== null;
  }

  /** The object as an `ElementRef`; `null` where there is no such instance, or its class is not of the schema. */
  write(expressId: number | undefined): void {
    const out = this.#out;
    if (expressId !== undefined && this.#lately.again(expressId, out)) return;
    if (expressId === undefined || !this.has(expressId)) {
      out.piece(NULL);
      return;
    }
    const { chunk, at } = out;
    this.writeOpen(expressId);
    out.piece(CLOSE_OBJECT);
    this.#lately.keep(expressId, out, chunk, at);
  }

  /** The same without its last bracket, of an instance that is there. */
  writeOpen(expressId: number): void {
    this.#out.piece(EXPRESS_ID);
    this.#out.number(expressId);
    this.#out.piece(this.#classes.of(expressId));
    this.#writeNames(expressId, true);
  }

  /** Those of the ids that are instances of the schema, with commas between them. */
  writeAll(expressIds: Iterable<number>): void {
    let isFirst = true;
    for (const id of expressIds) {
      if (!this.has(id)) continue;
      if (!isFirst) this.#out.piece(COMMA);
      isFirst = false;
      this.write(id);
    }
  }

  /** The object as an `ElementId`; `null` for none. */
  writeId(expressId: number | null | undefined): void {
    const out = this.#out;
    if (expressId != null && this.#idsLately.again(expressId, out)) return;
    if (expressId == null || !this.has(expressId)) {
      out.piece(NULL);
      return;
    }
    const { chunk, at } = out;
    out.piece(EXPRESS_ID);
    out.number(expressId);
    this.#writeNames(expressId, false);
    out.piece(CLOSE_OBJECT);
    this.#idsLately.keep(expressId, out, chunk, at);
  }

  #writeNames(expressId: number, hasName: boolean): void {
    const at = this.#positions.of(expressId);
    const statement = this.#statement;
    const isPlain =
      at !== null &&
      this.#file.step.locate(expressId, statement) &&
      this.#isTextOrAbsent(at.GlobalId) &&
      this.#isTextOrAbsent(at.Name);
    if (!isPlain) {
      this.#writeThoroughly(expressId, hasName);
      return;
    }
    this.#text(GLOBAL_ID, at.GlobalId);
    if (hasName) this.#text(NAME, at.Name);
  }

  #isTextOrAbsent(position: number): boolean {
    return this.#statement.isText(position) || this.#statement.isAbsent(position);
  }

  #text(key: Uint8Array, position: number): void {
    writeText(this.#statement, key, position, this.#out);
  }

  /** Reports what is wrong with an object that is no product; of products that has been done. */
  #writeThoroughly(expressId: number, hasName: boolean): void {
    const product = this.#products.get(expressId);
    const entity = product === undefined ? this.#file.entity(expressId) : undefined;
    const globalId = product === undefined ? entity?.text('GlobalId') : product.globalId;
    const name = product === undefined ? entity?.text('Name') : product.name;
    this.#out.text(`,"globalId":${jsonOf(globalId)}`);
    if (hasName) this.#out.text(`,"name":${jsonOf(name)}`);
  }
}
