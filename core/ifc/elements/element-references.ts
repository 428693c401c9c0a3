import type { ElementId, ElementRef } from '#core/model';
import type { IfcFile } from '../ifc-file.ts';
import type { Products } from '../products.ts';
import { Recent } from '../properties/recent.ts';

const KEPT_REFERENCES = 1 << 12;

/** Objects as others refer to them, by express id. */
export class ElementReferences {
  readonly #file: IfcFile;
  readonly #products: Products;
  readonly #recent = new Recent<ElementRef>(KEPT_REFERENCES);

  constructor(file: IfcFile, products: Products) {
    this.#file = file;
    this.#products = products;
  }

  /** undefined where there is no such instance, or its class is not of the schema. */
  of(expressId: number): ElementRef | undefined {
    const product = this.#products.get(expressId) ?? this.#recent.get(expressId);
    if (product !== undefined) return product;
    const entity = this.#file.entity(expressId);
    if (entity === undefined) return undefined;
    const globalId = entity.text('GlobalId') ?? null;
    const reference = { expressId, class: entity.class, globalId, name: entity.text('Name') ?? null };
    this.#recent.set(expressId, reference);
    return reference;
  }

  /** Those of the ids that are instances of the schema. */
  all(expressIds: Iterable<number>): ElementRef[] {
    const references: ElementRef[] = [];
    for (const id of expressIds) {
      const reference = this.of(id);
      if (reference !== undefined) references.push(reference);
    }
    return references;
  }

  /** The two ids; null for none. */
  idOf(expressId: number | null | undefined): ElementId | null {
    const reference = expressId == null ? undefined : this.of(expressId);
    return reference === undefined ? null : { expressId: reference.expressId, globalId: reference.globalId };
  }
}
