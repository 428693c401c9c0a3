import { PlainStatement } from '#core/step';
import { AttributePositions } from '../attribute-positions.ts';
import type { IfcFile } from '../ifc-file.ts';
import type { Product } from '../product.ts';
import { lineageOf } from '../schema/entity-definition.ts';
import { BodyRepresentations } from './body-representations.ts';
import { bodyState, NativeHeads } from './native-heads.ts';

/** A product with a body: what a geometry engine is expected to turn into a mesh. */
export interface BodyProduct {
  readonly expressId: number;
  readonly globalId: string | null;
  /** Exact class name. */
  readonly class: string;
  readonly name: string | null;
  readonly isSpace: boolean;
}

/** What is read of a product. */
type Head = Pick<BodyProduct, 'globalId' | 'name'> & { readonly hasBody: boolean };

/** A class of products, in file order. */
interface ProductClass {
  readonly name: string;
  readonly isVoid: boolean;
  readonly isSpace: boolean;
  /** Undefined where the statement is not plainly written. */
  readonly products: (Product | undefined)[];
  readonly bodies: BodyProduct[];
}

/** Voids are cut out of their host; they are no bodies of their own. */
const voids = ['IfcOpeningElement', 'IfcVoidingFeature'];

const attributes = ['GlobalId', 'Name', 'Representation'] as const;

// GlobalId and Name are the first and third attribute of every IfcRoot.
const GLOBAL_ID = 0;
const NAME = 2;

/** What is known of all products before anything else is asked: who they are, and which of them have a body. */
export class ProductHeads {
  readonly #file: IfcFile;
  readonly #representations: BodyRepresentations;
  readonly #native: NativeHeads;
  readonly #positions: AttributePositions<(typeof attributes)[number]>;
  readonly #statement = new PlainStatement();
  /** By type code; undefined for what is no product. */
  readonly #classes: readonly (ProductClass | undefined)[];

  /** Reads them all. */
  constructor(file: IfcFile) {
    this.#file = file;
    this.#representations = new BodyRepresentations(file);
    this.#native = new NativeHeads(file, (representation) => this.#representations.isBeside(representation));
    this.#positions = new AttributePositions(file, attributes);
    this.#classes = file.step.keywords.map((keyword) => classOf(file, keyword));
    // Not class by class: a file that is read in pages would be read once for each class, which is 2.5 s of 1 GB.
    this.#readAll(file.step.idsInFileOrder(file.step.keywords.filter((_, type) => this.#classes[type] !== undefined)));
  }

  /** In file order, class by class. */
  *withBody(): Generator<BodyProduct> {
    for (const known of this.#classes) if (known !== undefined) yield* known.bodies;
  }

  /** Those of a keyword, in file order; undefined stands for those that are not plainly written. */
  ofType(type: number): readonly (Product | undefined)[] {
    return this.#classes[type]?.products ?? [];
  }

  #readAll(ids: Uint32Array): void {
    for (let start = 0; start < ids.length; ) {
      const count = this.#native.read(ids, start);
      for (let number = 0; number < count; number++) {
        const id = ids[start + number] ?? 0;
        const known = this.#classes[this.#file.step.typeOf(id)];
        if (known !== undefined) this.#take(id, number, known);
      }
      start += count;
    }
  }

  /** @param number among those that the module has read last. */
  #take(id: number, number: number, { name: className, isVoid, isSpace, products, bodies }: ProductClass): void {
    const native = this.#native;
    const state = native.stateOf(number);
    if (state === bodyState.ask) {
      products.push(undefined);
      const head = this.#plainly(id, isVoid) ?? this.#thoroughly(id, isVoid);
      if (head?.hasBody) bodies.push(bodyOf(id, className, isSpace, head));
      return;
    }
    const globalId = native.globalIdOf(number);
    const name = native.nameOf(number);
    const product = {
      expressId: id,
      class: className,
      globalId: globalId === undefined ? this.#decoded(id, GLOBAL_ID) : globalId,
      name: name === undefined ? this.#decoded(id, NAME) : name,
    };
    products.push(product);
    if (state === bodyState.body) bodies.push(bodyOf(id, className, isSpace, product));
    else if (state === bodyState.follow && this.#isBody(id, native.shapeOf(number))) {
      bodies.push(bodyOf(id, className, isSpace, product));
    }
  }

  #decoded(id: number, position: number): string | null {
    return this.#file.step.locate(id, this.#statement) ? (this.#statement.text(position) ?? null) : null;
  }

  #isBody(id: number, shape: number): boolean {
    return this.#representations.hasBody(shape) ?? this.#thoroughly(id, false) !== undefined;
  }

  /** @param isVoid then it has no body, and only its statement is looked at. */
  #plainly(id: number, isVoid: boolean): Head | undefined {
    const statement = this.#statement;
    const at = this.#positions.of(id);
    if (at === null || !this.#file.step.locate(id, statement)) return undefined;
    if (isVoid) return { globalId: null, name: null, hasBody: false };
    const globalId = statement.text(at.GlobalId) ?? null;
    const name = statement.text(at.Name) ?? null;
    if (globalId === null && !statement.isAbsent(at.GlobalId)) return undefined;
    if (name === null && !statement.isAbsent(at.Name)) return undefined;
    if (statement.isAbsent(at.Representation)) return { globalId, name, hasBody: false };
    const hasBody = this.#representations.hasBody(statement.reference(at.Representation));
    return hasBody === undefined ? undefined : { globalId, name, hasBody };
  }

  #thoroughly(id: number, isVoid: boolean): Head | undefined {
    const product = this.#file.entity(id);
    if (product === undefined || isVoid || !this.#representations.hasBodyThoroughly(product)) return undefined;
    return { globalId: product.text('GlobalId') ?? null, name: product.text('Name') ?? null, hasBody: true };
  }
}

function classOf(file: IfcFile, keyword: string): ProductClass | undefined {
  const definition = file.schema.entity(keyword);
  const names = lineageOf(definition);
  if (definition === undefined || !names.includes('IfcProduct')) return undefined;
  const isVoid = voids.some((name) => names.includes(name));
  return { name: definition.name, isVoid, isSpace: names.includes('IfcSpace'), products: [], bodies: [] };
}

function bodyOf(
  expressId: number,
  className: string,
  isSpace: boolean,
  { globalId, name }: Pick<Product, 'globalId' | 'name'>,
): BodyProduct {
  return { expressId, globalId, class: className, name, isSpace };
}
