import { Enumeration, PlainStatement, type StepValue } from '#core/step';
import { AttributePositions } from '../attribute-positions.ts';
import type { IfcFile } from '../ifc-file.ts';
import type { Json } from '../json.ts';
import { Recent } from '../properties/recent.ts';
import type { Attributes } from './attributes.ts';
import { wordsFor } from './predefined-type.ts';

/** What a statement says of an object itself. */
export interface PlainObject {
  readonly class: string;
  readonly globalId: Json;
  readonly predefinedType: string | null;
  /** `,"name":...` and the other texts. */
  readonly names: Json;
  readonly attributes: Json;
  /** Express ids of its ObjectPlacement and its Representation; -1 where it has none. */
  readonly placement: number;
  readonly shape: number;
}

const KEPT_TYPES = 1 << 12;

const texts = ['GlobalId', 'Name', 'Description', 'Tag', 'LongName', ...wordsFor] as const;
const others = ['PredefinedType', 'ObjectPlacement', 'Representation', 'RepresentationMaps'] as const;

/**
 * Reads objects whose statements are as usual without decoding them, which takes a third of the time. Answers undefined
 * for all others: those are read by way of `Entity`, which reports what is wrong with them.
 */
export class PlainObjects {
  readonly #file: IfcFile;
  readonly #attributes: Attributes;
  readonly #positions: AttributePositions<(typeof texts)[number] | (typeof others)[number]>;
  readonly #statement = new PlainStatement();
  /** By express id of the type. */
  readonly #ofTypes = new Recent<string | null>(KEPT_TYPES);

  constructor(file: IfcFile, attributes: Attributes) {
    this.#file = file;
    this.#attributes = attributes;
    this.#positions = new AttributePositions(file, [...texts, ...others]);
  }

  read(id: number): PlainObject | undefined {
    const at = this.#positions.of(id);
    const definition = this.#file.schema.entity(this.#file.step.keywordOf(id) ?? '');
    if (at === null || definition === undefined || !this.#file.step.locate(id, this.#statement)) return undefined;
    if (!texts.every((name) => this.#isTextOrAbsent(at[name]))) return undefined;
    if (!this.#isAbsent(at.RepresentationMaps)) return undefined;
    const placement = this.#followed(at.ObjectPlacement);
    const shape = this.#followed(at.Representation);
    const predefinedType = this.#predefinedType(at);
    const attributes = this.#attributes.ofPlain(definition, (position) => this.#simpleValue(position));
    if (placement === undefined || shape === undefined || predefinedType === undefined || attributes === undefined) {
      return undefined;
    }
    const objectType = this.#isAbsent(at.ObjectType) ? at.ElementType : at.ObjectType;
    const names =
      `,"name":${this.#json(at.Name)},"description":${this.#json(at.Description)},"objectType":${this.#json(objectType)}` +
      `,"tag":${this.#json(at.Tag)},"longName":${this.#json(at.LongName)}`;
    const globalId = this.#json(at.GlobalId);
    return { class: definition.name, globalId, predefinedType, names, attributes, placement, shape };
  }

  /** The own PredefinedType of a type. */
  predefinedTypeOf(typeId: number): string | null | undefined {
    const known = this.#ofTypes.get(typeId);
    if (known !== undefined) return known;
    const at = this.#positions.of(typeId);
    if (at === null || !this.#file.step.locate(typeId, this.#statement)) return undefined;
    if (!wordsFor.every((name) => this.#isTextOrAbsent(at[name]))) return undefined;
    const own = this.#predefinedType(at);
    if (own !== undefined) this.#ofTypes.set(typeId, own);
    return own;
  }

  #predefinedType(
    at: Readonly<Record<'PredefinedType' | (typeof wordsFor)[number], number>>,
  ): string | null | undefined {
    const own = this.#statement.enumeration(at.PredefinedType);
    if (own === undefined) return this.#isAbsent(at.PredefinedType) ? null : undefined;
    if (own !== 'USERDEFINED') return own;
    return wordsFor.map((name) => this.#statement.text(at[name])).find((text) => text) ?? own;
  }

  #isAbsent(position: number): boolean {
    return this.#statement.isAbsent(position);
  }

  #isTextOrAbsent(position: number): boolean {
    return this.#statement.isText(position) || this.#statement.isAbsent(position);
  }

  /** The express id of something that is there and of the schema, -1 for none. */
  #followed(position: number): number | undefined {
    if (this.#isAbsent(position)) return -1;
    const id = this.#statement.reference(position);
    return id >= 0 && this.#positions.of(id) !== null ? id : undefined;
  }

  #json(position: number): Json {
    const statement = this.#statement;
    const text = statement.text(position);
    if (text === undefined) return 'null';
    return statement.isBareText(position) ? `"${text}"` : JSON.stringify(text);
  }

  /** Null for none, and for references, which are told elsewhere; undefined for what is not simple. */
  #simpleValue(position: number): StepValue | undefined {
    const statement = this.#statement;
    if (statement.isAbsent(position) || statement.reference(position) >= 0) return null;
    const text = statement.text(position);
    if (text !== undefined) return text;
    const name = statement.enumeration(position);
    if (name !== undefined) return new Enumeration(name);
    const number = statement.number(position);
    return Number.isNaN(number) ? undefined : number;
  }
}
