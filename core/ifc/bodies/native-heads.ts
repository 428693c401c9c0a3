import { BYTE_KINDS, located } from '#core/step';
import type { IfcFile } from '../ifc-file.ts';
import { type EntityDefinition, lineageOf } from '../schema/entity-definition.ts';
import { itemsWithSurface } from './items-with-surface.ts';
import { readHeads } from './read-heads.generated.ts';

// Where the module has what; repeated from wasm/desk.ts.
const ASKED_AT = located.LOCATED_BYTES;
const MOST_ASKED = 1024;
const FOUND_AT = ASKED_AT + 4 * MOST_ASKED;
const KINDS_AT = FOUND_AT + 16 * MOST_ASKED;
const KINDS_BYTES = 1 << 16;
const TEXTS_AT = KINDS_AT + KINDS_BYTES + 64 * 64 + 4 * 64;
const TEXTS_BYTES = 1 << 18;

/** What a class is to the module, and its subclasses with it. Repeated from wasm/read-heads.ts and wasm/representations.ts. */
const kinds: ReadonlyMap<string, number> = new Map([
  ['IfcProduct', 1],
  ['IfcOpeningElement', 2],
  ['IfcVoidingFeature', 2],
  ['IfcProductRepresentation', 4],
  ['IfcRepresentation', 8],
  ...itemsWithSurface.map((name) => [name, 16] as const),
]);
const FOLLOWED = 32;

/** What is told of a product, by its place among numbers of four bytes. */
const field = { state: 0, shape: 1, globalIdBytes: 2, nameBytes: 3 } as const;
const FIELDS = Object.keys(field).length;

/** What is known of a product's body; repeated from wasm/representations.ts. */
export const bodyState = {
  /** Nothing, nor of its texts: something is not as usual. */
  ask: 0,
  none: 1,
  body: 2,
  /** Items of its shape have to be followed. */
  follow: 3,
} as const;

/** Instead of the length of a text. */
const ABSENT = 0xffffffff;
const OTHERWISE = 0xfffffffe;

interface Exports {
  begin(tables: number, directory: number, representation: number): void;
  read(count: number): number;
  textBytes(): number;
}

/** Asked by the module: see wasm/javascript.ts. */
export type NameBeside = (representation: number) => boolean | undefined;

/**
 * Reads GlobalIds and Names of products, and whether they have a body, by WebAssembly: many at once, because to make a
 * text of bytes costs as much as all the rest, however short it is.
 */
export class NativeHeads {
  readonly #exports: Exports;
  readonly #asked: Uint32Array;
  readonly #found: Uint32Array;
  readonly #bytes: Buffer;
  /** Those of all that were read last. */
  #texts = '';
  /** How far they have been taken. */
  #at = 0;

  constructor({ step, schema }: IfcFile, nameBeside: NameBeside) {
    const javascript = {
      name_beside: (representation: number) => Number(nameBeside(representation >>> 0) ?? -1),
    };
    const { exports, memory, address, directory } = step.attach<Exports>(readHeads, TEXTS_AT + TEXTS_BYTES, {
      javascript,
    });
    new Uint8Array(memory, address, BYTE_KINDS.length).set(BYTE_KINDS);
    const kindOf = new Uint8Array(memory, address + KINDS_AT, KINDS_BYTES);
    for (const [type, keyword] of step.keywords.entries()) {
      const isFollowed = keyword === 'IFCMAPPEDITEM' || keyword === 'IFCGEOMETRICSET';
      kindOf[type] = kindsOf(schema.entity(keyword)) | (isFollowed ? FOLLOWED : 0);
    }
    exports.begin(address, directory, schema.entity('IFCPRODUCT')?.position('Representation') ?? -1);
    this.#exports = exports;
    this.#asked = new Uint32Array(memory, address + ASKED_AT, MOST_ASKED);
    this.#found = new Uint32Array(memory, address + FOUND_AT, FIELDS * MOST_ASKED);
    this.#bytes = Buffer.from(memory, address + TEXTS_AT, TEXTS_BYTES);
  }

  /**
   * Reads the products whose ids stand from `start` on; answers how many, at least one. Then they are asked about by
   * their numbers among these: texts in their order, GlobalId before Name.
   */
  read(ids: Uint32Array, start: number): number {
    const asked = ids.subarray(start, start + MOST_ASKED);
    this.#asked.set(asked);
    const count = this.#exports.read(asked.length);
    this.#texts = this.#bytes.toString('latin1', 0, this.#exports.textBytes());
    this.#at = 0;
    return count;
  }

  /** One of `bodyState`. */
  stateOf(number: number): number {
    return this.#found[FIELDS * number + field.state] ?? 0;
  }

  /** Express id of its IfcProductRepresentation, where it has one. */
  shapeOf(number: number): number {
    return this.#found[FIELDS * number + field.shape] ?? 0;
  }

  /** null for none; undefined where it is to be decoded, as it stands in the file. */
  globalIdOf(number: number): string | null | undefined {
    return this.#text(this.#found[FIELDS * number + field.globalIdBytes] ?? 0);
  }

  nameOf(number: number): string | null | undefined {
    return this.#text(this.#found[FIELDS * number + field.nameBytes] ?? 0);
  }

  #text(length: number): string | null | undefined {
    if (length >= OTHERWISE) return length === ABSENT ? null : undefined;
    this.#at += length;
    return this.#texts.slice(this.#at - length, this.#at);
  }
}

/** Goes by each ancestor once: to ask of each class in question whether it is one takes 2 ms of a cold process. */
const kindsOf = (definition: EntityDefinition | undefined): number =>
  lineageOf(definition).reduce((all, name) => all | (kinds.get(name) ?? 0), 0);
