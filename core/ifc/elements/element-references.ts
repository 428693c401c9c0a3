import type { IfcFile } from '../ifc-file.ts';
import { type Json, jsonOf } from '../json.ts';
import type { Product, Products } from '../products.ts';
import { Recent } from '../properties/recent.ts';

const KEPT_REFERENCES = 1 << 14;

/** Objects as others refer to them: `ElementRef` and `ElementId` as JSON, by express id. */
export class ElementReferences {
  readonly #file: IfcFile;
  readonly #products: Products;
  readonly #recent = new Recent<Json>(KEPT_REFERENCES);
  readonly #recentIds = new Recent<Json>(KEPT_REFERENCES);

  constructor(file: IfcFile, products: Products) {
    this.#file = file;
    this.#products = products;
  }

  /** The object as an `ElementRef`; undefined where there is no such instance, or its class is not of the schema. */
  of(expressId: number): Json | undefined {
    const recent = this.#recent.get(expressId);
    if (recent !== undefined) return recent;
    const object = this.#read(expressId);
    if (object === undefined) return undefined;
    const { class: className, globalId, name } = object;
    const json = `{"expressId":${expressId},"class":"${className}","globalId":${jsonOf(globalId)},"name":${jsonOf(name)}}`;
    this.#recent.set(expressId, json);
    return json;
  }

  /** Those of the ids that are instances of the schema. */
  all(expressIds: Iterable<number>): Json[] {
    const references: Json[] = [];
    for (const id of expressIds) {
      const reference = this.of(id);
      if (reference !== undefined) references.push(reference);
    }
    return references;
  }

  /** The object as an `ElementId`; `null` for none. */
  idOf(expressId: number | null | undefined): Json {
    if (expressId == null) return 'null';
    const recent = this.#recentIds.get(expressId);
    if (recent !== undefined) return recent;
    const object = this.#read(expressId);
    const json = object === undefined ? 'null' : `{"expressId":${expressId},"globalId":${jsonOf(object.globalId)}}`;
    this.#recentIds.set(expressId, json);
    return json;
  }

  #read(expressId: number): Product | undefined {
    const product = this.#products.get(expressId);
    if (product !== undefined) return product;
    const entity = this.#file.entity(expressId);
    if (entity === undefined) return undefined;
    return {
      expressId,
      class: entity.class,
      globalId: entity.text('GlobalId') ?? null,
      name: entity.text('Name') ?? null,
    };
  }
}
