import { PlainStatement } from '#core/step';
import { AttributePositions } from '../attribute-positions.ts';
import type { IfcFile } from '../ifc-file.ts';
import { BodyRepresentations } from './body-representations.ts';

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
interface Head {
  readonly globalId: string | null;
  readonly name: string | null;
  readonly hasBody: boolean;
}

/** A class of products, and those of them that have a body. */
interface ProductClass {
  readonly name: string;
  readonly isVoid: boolean;
  readonly isSpace: boolean;
  readonly found: BodyProduct[];
}

/** Voids are cut out of their host; they are no bodies of their own. */
const voids = ['IfcOpeningElement', 'IfcVoidingFeature'];

/**
 * The products that have a body, decided from the file alone: a shape representation that is neither axis, footprint,
 * box nor anything else beside the body, with at least one item that has a surface. In file order, class by class.
 */
export function* productsWithBody(file: IfcFile): Generator<BodyProduct> {
  const heads = new Heads(file);
  const classes = file.step.keywords.map((keyword) => classOf(file, keyword));
  const { count, ids, types, lengths } = file.step.index;
  // From the beginning of the file to its end: class by class a file that is read in pages is read once for each class,
  // which is 2.5 s of 1 GB.
  for (let row = 0; row < count; row++) {
    const known = classes[types[row] ?? 0];
    if (known === undefined || lengths[row] === 0) continue; // a statement without length is a duplicate
    const expressId = ids[row] ?? 0;
    const head = heads.of(expressId, known.isVoid);
    if (!head?.hasBody) continue;
    const { globalId, name } = head;
    known.found.push({ expressId, globalId, class: known.name, name, isSpace: known.isSpace });
  }
  for (const known of classes) if (known !== undefined) yield* known.found;
}

function classOf(file: IfcFile, keyword: string): ProductClass | undefined {
  const definition = file.schema.isA(keyword, 'IfcProduct') ? file.schema.entity(keyword) : undefined;
  if (definition === undefined) return undefined;
  const isVoid = voids.some((name) => file.schema.isA(keyword, name));
  return { name: definition.name, isVoid, isSpace: file.schema.isA(keyword, 'IfcSpace'), found: [] };
}

const attributes = ['GlobalId', 'Name', 'Representation'] as const;

class Heads {
  readonly #file: IfcFile;
  readonly #representations: BodyRepresentations;
  readonly #positions: AttributePositions<(typeof attributes)[number]>;
  readonly #statement = new PlainStatement();

  constructor(file: IfcFile) {
    this.#file = file;
    this.#representations = new BodyRepresentations(file);
    this.#positions = new AttributePositions(file, attributes);
  }

  /** @param isVoid then it has no body, and only its statement is looked at. */
  of(id: number, isVoid: boolean): Head | undefined {
    return this.#plainly(id, isVoid) ?? this.#thoroughly(id, isVoid);
  }

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
