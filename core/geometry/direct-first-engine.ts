import type { ByteSource } from '#core/ports';
import { ArgumentReader } from '#core/step';
import { BlockBuilder } from './block.ts';
import { GeometryCut } from './cut/geometry-cut.ts';
import { rowsOfProducts } from './cut/rows-of-products.ts';
import { DirectTessellator } from './direct/direct-tessellator.ts';
import { usualSegmentation } from './direct/source.ts';
import {
  type GeometryEngine,
  type Outcome,
  productOf,
  type TessellationBlock,
  type TessellationRequest,
} from './engine.ts';
import { Shapes } from './shapes.ts';
import { WebIfcEngine, type WebIfcEngineOptions } from './web-ifc-engine.ts';

/**
 * Makes what it can straight from the statements of the file; the rest goes to web-ifc, in a cut of the file that holds
 * nothing else.
 */
export class DirectFirstEngine implements GeometryEngine {
  readonly #source: ByteSource;
  readonly #onBegin: (position: number) => void;
  readonly #webIfc: WebIfcEngine;

  constructor(options: WebIfcEngineOptions) {
    this.#source = options.source;
    this.#onBegin = options.onBegin ?? (() => {});
    this.#webIfc = new WebIfcEngine(options);
  }

  async *tessellate(request: TessellationRequest): AsyncGenerator<TessellationBlock> {
    const { index, products, units, signal } = request;
    const shapes = new Shapes();
    const reader = new ArgumentReader(this.#source, index);
    const direct = new DirectTessellator(reader, { ...units, segmentation: usualSegmentation }, shapes);
    const blocks = new BlockBuilder(shapes.meshes);
    const declined: number[] = [];
    const reasons = new Map<number, string>();
    for (const [position, expressId] of products.entries()) {
      this.#onBegin(position);
      const result = direct.tessellate(expressId);
      if (result.status === 'declined') {
        declined.push(position);
        reasons.set(expressId, result.reason);
      } else blocks.add(result);
      if (!blocks.isDue) continue;
      yield blocks.take();
      await new Promise(setImmediate);
      signal?.throwIfAborted();
    }
    if (!blocks.isEmpty) yield blocks.take();
    if (declined.length === 0) return;
    const rest = Uint32Array.from(declined, (position) => products[position] ?? 0);
    const cut = new GeometryCut(this.#source, index, rowsOfProducts(reader, rest));
    const wanted = { products: rest, ...(signal && { signal }) };
    const positionOf = (position: number) => declined[position] ?? position;
    for await (const { meshes, outcomes } of this.#webIfc.tessellateCut(wanted, cut, shapes, positionOf)) {
      yield { meshes, outcomes: outcomes.map((outcome) => withReason(outcome, reasons)) };
    }
  }

  close(): Promise<void> {
    return this.#webIfc.close();
  }
}

function withReason(outcome: Outcome, reasons: ReadonlyMap<number, string>): Outcome {
  const declined = reasons.get(productOf(outcome));
  return declined === undefined ? outcome : { ...outcome, declined };
}
