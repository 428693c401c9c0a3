import { PlainStatement } from '#core/step';
import type { IfcFile } from '../ifc-file.ts';
import { jsonOf } from '../json.ts';
import type { JsonBytes } from '../json-bytes.ts';
import { NULL, piece } from '../json-pieces.ts';
import type { ElementClass } from './element-class.ts';
import type { ElementReferences } from './element-references.ts';
import { isDecisive, plainPredefinedType } from './predefined-type.ts';
import { writeText } from './write-text.ts';

const GLOBAL_ID = piece(',"globalId":');
const NAME = piece(',"name":');
const DESCRIPTION = piece(',"description":');
const OBJECT_TYPE = piece(',"objectType":');
const TAG = piece(',"tag":');
const LONG_NAME = piece(',"longName":');

/**
 * Writes what statements say of objects themselves, straight from their bytes. Only where they are plainly written: all
 * others are read by way of `Entity`, which reports what is wrong with them.
 */
export class PlainHeads {
  /** Express ids of the ObjectPlacement and the Representation of the object read last; -1 where it has none. */
  placement = -1;
  shape = -1;
  /** Its attributes: so many of the list, the others are of objects before. */
  attributeCount = 0;
  readonly attributes: Uint8Array[] = [];
  readonly #file: IfcFile;
  readonly #out: JsonBytes;
  readonly #statement = new PlainStatement();
  readonly #references: ElementReferences;
  #predefinedType: string | null = null;

  constructor(file: IfcFile, references: ElementReferences, out: JsonBytes) {
    this.#file = file;
    this.#references = references;
    this.#out = out;
  }

  /** Reads an object; false where it has to be read thoroughly. */
  read(id: number, elementClass: ElementClass): boolean {
    const statement = this.#statement;
    const { at, textPositions, maps } = elementClass;
    if (!this.#file.step.locate(id, statement) || !statement.isAbsent(maps)) return false;
    for (const position of textPositions) {
      if (!statement.isText(position) && !statement.isAbsent(position)) return false;
    }
    const predefinedType = plainPredefinedType(statement, at);
    if (predefinedType === undefined || !this.#readAttributes(elementClass)) return false;
    this.#predefinedType = predefinedType;
    this.placement = statement.isAbsent(at.ObjectPlacement) ? -1 : statement.reference(at.ObjectPlacement);
    this.shape = statement.isAbsent(at.Representation) ? -1 : statement.reference(at.Representation);
    return this.#isFollowed(at.ObjectPlacement, this.placement) && this.#isFollowed(at.Representation, this.shape);
  }

  /**
   * Writes the object read last, from its kind up to its texts. No other statement may have been read since.
   *
   * @param ofType what its type says of PredefinedType.
   */
  write(id: number, { at, begin, named }: ElementClass, ofType: string | null): void {
    const out = this.#out;
    out.piece(begin);
    out.number(id);
    this.#text(GLOBAL_ID, at.GlobalId);
    out.piece(named);
    const predefinedType = isDecisive(ofType) ? ofType : (this.#predefinedType ?? ofType);
    if (predefinedType === null) out.piece(NULL);
    else out.text(jsonOf(predefinedType));
    this.#text(NAME, at.Name);
    this.#text(DESCRIPTION, at.Description);
    this.#text(OBJECT_TYPE, this.#statement.isAbsent(at.ObjectType) ? at.ElementType : at.ObjectType);
    this.#text(TAG, at.Tag);
    this.#text(LONG_NAME, at.LongName);
  }

  #text(key: Uint8Array, position: number): void {
    writeText(this.#statement, key, position, this.#out);
  }

  #readAttributes({ attributes }: ElementClass): boolean {
    this.attributeCount = 0;
    for (const attribute of attributes) {
      const json = attribute.jsonOf(this.#statement);
      if (json === undefined) return false;
      if (json.length > 0) this.attributes[this.attributeCount++] = json;
    }
    return true;
  }

  /** Whether an attribute is absent, or refers to something that is there and of the schema. */
  #isFollowed(position: number, id: number): boolean {
    return id < 0 ? this.#statement.isAbsent(position) : this.#references.has(id);
  }
}
