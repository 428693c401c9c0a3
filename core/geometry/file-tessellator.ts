import type { ByteSource } from '#core/ports';
import { ArgumentReader, type SharedStepIndex } from '#core/step';
import type { Made } from './body.ts';
import { ProductCuts } from './cut/product-cuts.ts';
import { type DirectResult, DirectTessellator } from './direct/direct-tessellator.ts';
import { type LinkTables, linkTables } from './direct/links/link-tables.ts';
import { Links } from './direct/links/links.ts';
import { usualSegmentation } from './direct/source.ts';
import type { GeometryUnits, Outcome } from './engine.ts';
import type { Mesh } from './mesh.ts';
import { ElementBlock } from './placing/element-block.ts';
import { Shapes } from './shapes.ts';
import type { UnreadableStyles } from './unreadable-styles.ts';
import { WebIfcEngine } from './web-ifc-engine.ts';

/** What became of a product on the direct path. */
export type Attempt =
  | Outcome
  /** It is for web-ifc. The reason is a few words, the same for all of a kind. */
  | {
      readonly status: 'declined';
      readonly expressId: number;
      readonly reason: string;
      readonly made?: Made;
    };

/** What is tessellated. */
export interface TessellatedFile {
  readonly source: ByteSource;
  readonly index: SharedStepIndex;
  readonly units: GeometryUnits;
  /** The most that one product may have; any number otherwise. */
  readonly elementTriangles?: number | undefined;
  /** Of the index, where several threads tessellate the file. */
  readonly links?: LinkTables | undefined;
}

/** The products that web-ifc is given at once: an instance of it costs some 20 ms. */
export const MOST_PRODUCTS_PER_CUT = 512;

/**
 * Makes triangles of the products of one file, whichever it is asked for: straight from the statements, or by web-ifc in a
 * cut of the file that holds nothing else. What it makes of a product does not depend on what it was asked for before,
 * as long as web-ifc is always given the same products together.
 */
export class FileTessellator {
  readonly #shapes = new Shapes();
  /** Where `direct` puts elements. Each is good until it is cleared. */
  readonly elements = new ElementBlock(this.#shapes.meshes);
  /** When the last product was finished, as `performance.now` tells it. */
  ended = 0;
  readonly #direct: DirectTessellator;
  readonly #cuts: ProductCuts;
  readonly #webIfc: WebIfcEngine;
  readonly #elementTriangles: number;
  #begun: (position: number) => void = () => {};

  constructor({ source, index, units, elementTriangles = Number.POSITIVE_INFINITY, links }: TessellatedFile) {
    this.#elementTriangles = elementTriangles;
    const reader = new ArgumentReader(source, index);
    const settings = { ...units, segmentation: usualSegmentation, mostTriangles: elementTriangles };
    const linked = new Links(reader, links ?? linkTables(index));
    this.#direct = new DirectTessellator(reader, settings, this.#shapes, this.elements, linked);
    this.#cuts = new ProductCuts(source, reader, (style, item) => this.#direct.isReadableStyle(style, item));
    this.#webIfc = new WebIfcEngine({ source, onBegin: (position) => this.#begun(position) });
  }

  /** All that outcomes name, by number. It grows. */
  get meshes(): readonly Mesh[] {
    return this.#shapes.meshes;
  }

  /** Of all products so far, until somebody takes them. Those of products for web-ifc are there before it is opened. */
  get unreadableStyles(): UnreadableStyles {
    return this.#direct.unreadableStyles;
  }

  /**
   * At once, but for the first product that needs the algebra of solids, which has to be loaded.
   *
   * @param began when: `ended`, where nothing was done since. To ask for the time takes as long as to place an element.
   */
  direct(expressId: number, began = performance.now()): Attempt | Promise<Attempt> {
    const result = this.#direct.tessellate(expressId);
    return result.status === 'postponed' ? this.#prepared(expressId) : this.#attempt(expressId, result, began);
  }

  /**
   * @param products express ids: at most `MOST_PRODUCTS_PER_CUT`.
   * @param onBegin told the position among them before each is begun, or OPENING.
   */
  async *byWebIfc(products: Uint32Array, onBegin: (position: number) => void = () => {}): AsyncGenerator<Outcome> {
    let first = 0;
    for (const part of this.#cuts.of(products)) {
      const begin = first;
      this.#begun = (position) => onBegin(position < 0 ? position : begin + position);
      for await (const outcome of this.#webIfc.outcomes(part.products, part.cut, this.#shapes)) {
        yield this.#within(outcome);
      }
      first += part.products.length;
    }
  }

  #attempt(expressId: number, result: Exclude<DirectResult, { status: 'postponed' }>, began: number): Attempt {
    const { item, openings } = this.#direct.body;
    this.ended = performance.now();
    const made = { item, openings, milliseconds: this.ended - began };
    if (result.status === 'produced') return { status: 'produced', geometry: result.geometry, made };
    return result.status === 'declined' ? { ...result, expressId, made } : { ...result, made };
  }

  #within(outcome: Outcome): Outcome {
    if (outcome.status !== 'produced') return outcome;
    const { expressId, measures } = outcome.geometry;
    if (measures.triangles <= this.#elementTriangles) return outcome;
    const reason = `It has more than ${this.#elementTriangles} triangles.`;
    return { status: 'failed', expressId, code: 'geometry/too-many-triangles', reason };
  }

  close(): Promise<void> {
    return this.#webIfc.close();
  }

  async #prepared(expressId: number): Promise<Attempt> {
    await this.#direct.prepare();
    const began = performance.now();
    const result = this.#direct.tessellate(expressId);
    if (result.status === 'postponed') throw new Error('What a product was postponed for has been loaded.');
    return this.#attempt(expressId, result, began);
  }
}
