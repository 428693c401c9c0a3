import { PlainStatement } from '#core/step';
import type { ProductHeads } from './bodies/product-heads.ts';
import type { IfcFile } from './ifc-file.ts';
import type { Product } from './product.ts';

/** 22 digits of base 64, the first of which holds two bits only (IfcGloballyUniqueId). */
const GLOBAL_ID = /^[0-3][0-9A-Za-z_$]{21}$/;

/** The instances of IfcProduct: everything that may have a place or a shape. Read once per file. */
export class Products {
  /** In file order, class by class. */
  readonly all: readonly Product[];
  readonly #byId = new Map<number, Product>();

  /**
   * Reports GlobalIds that are none as `ifc/invalid-global-id`, and each product whose GlobalId an earlier one has as
   * `ifc/duplicate-global-id`.
   *
   * @param heads of the same file: what has been read of them already.
   */
  static of(file: IfcFile, heads: ProductHeads): Products {
    return new Products(file, heads);
  }

  private constructor(file: IfcFile, heads: ProductHeads) {
    const all: Product[] = [];
    const firstWith = new Map<string, Product>();
    const statement = new PlainStatement();
    for (const [type, keyword] of file.step.keywords.entries()) {
      const definition = file.schema.isA(keyword, 'IfcProduct') ? file.schema.entity(keyword) : undefined;
      if (definition === undefined) continue;
      const known = heads.ofType(type);
      for (const [at, expressId] of file.step.ids(keyword).entries()) {
        const product = known[at] ?? readProduct(file, expressId, definition.name, statement);
        all.push(product);
        this.#byId.set(expressId, product);
        checkGlobalId(file, product, firstWith);
      }
    }
    this.all = all;
  }

  get(expressId: number): Product | undefined {
    return this.#byId.get(expressId);
  }
}

/** GlobalId and Name are the first and third attribute of every IfcRoot. */
function readProduct(file: IfcFile, expressId: number, className: string, statement: PlainStatement): Product {
  if (file.step.locate(expressId, statement)) {
    return {
      expressId,
      class: className,
      globalId: statement.text(0) ?? null,
      name: statement.text(2) ?? null,
    };
  }
  const values = file.step.values(expressId);
  const globalId = values?.[0];
  const name = values?.[2];
  return {
    expressId,
    class: className,
    globalId: typeof globalId === 'string' ? globalId : null,
    name: typeof name === 'string' ? name : null,
  };
}

function checkGlobalId(file: IfcFile, product: Product, firstWith: Map<string, Product>): void {
  const { globalId } = product;
  if (globalId === null || !GLOBAL_ID.test(globalId)) {
    reportInvalid(file, product);
    return;
  }
  const first = firstWith.get(globalId);
  if (first === undefined) firstWith.set(globalId, product);
  else reportDuplicate(file, product, globalId, first);
}

function reportInvalid(file: IfcFile, { expressId, class: className, globalId }: Product): void {
  file.diagnostics.add({
    code: 'ifc/invalid-global-id',
    severity: 'warning',
    message: 'The GlobalId is not 22 characters of 0-9, A-Z, a-z, _ and $ that make 128 bits.',
    at: { ...file.step.placeOf(expressId), class: className },
    found: globalId ?? '$',
    remedy: 'It was kept as written; use the express id to tell elements apart. Export the file again.',
  });
}

function reportDuplicate(file: IfcFile, product: Product, globalId: string, first: Product): void {
  file.diagnostics.add({
    code: 'ifc/duplicate-global-id',
    severity: 'warning',
    message: `The GlobalId is already that of #${first.expressId} ${first.class}.`,
    at: { ...file.step.placeOf(product.expressId), class: product.class, globalId },
    found: globalId,
    remedy: 'Both were kept; use the express id to tell them apart. Give one of them a new GlobalId.',
  });
}
