import type { ByteSource } from '#core/ports';
import { BlockBuilder } from './block.ts';
import { GeometryCut } from './cut/geometry-cut.ts';
import type { GeometryEngine, Outcome, TessellationBlock, TessellationRequest } from './engine.ts';
import { measureElement } from './measure/measure.ts';
import { isWithinReach } from './measure/reach.ts';
import { Shapes } from './shapes.ts';
import { type EnginePlacement, WebIfcModel } from './web-ifc/model.ts';
import { placedMesh } from './web-ifc/placement.ts';
import { WebIfcSession } from './web-ifc/session.ts';

/** What `WebIfcEngineOptions.onBegin` is told while the file is being opened, before the first element or again. */
export const OPENING = -1;

export interface WebIfcEngineOptions {
  /** The whole file's bytes; only its geometry-relevant statements reach web-ifc. */
  readonly source: ByteSource;
  /** Told the position among the products before each is begun, or OPENING: what a watchdog needs to know. */
  readonly onBegin?: (position: number) => void;
}

/**
 * web-ifc as tessellator, in the thread of its caller. It cannot stop in the middle of an element, so it disregards
 * `elementBudgetMs`: a host that can end the thread keeps to it.
 */
export class WebIfcEngine implements GeometryEngine {
  readonly #source: ByteSource;
  readonly #onBegin: (position: number) => void;
  #started: Promise<WebIfcModel> | undefined;
  #session: WebIfcSession | undefined;

  constructor({ source, onBegin = () => {} }: WebIfcEngineOptions) {
    this.#source = source;
    this.#onBegin = onBegin;
  }

  /** Loads the WebAssembly module ahead of `tessellate`, which does it otherwise. */
  async start(): Promise<void> {
    this.#started ??= WebIfcModel.start();
    await this.#started;
  }

  async *tessellate({ index, products, signal }: TessellationRequest): AsyncGenerator<TessellationBlock> {
    const shapes = new Shapes();
    const blocks = new BlockBuilder(shapes.meshes);
    for await (const outcome of this.outcomes(products, new GeometryCut(this.#source, index), shapes)) {
      blocks.add(outcome);
      if (!blocks.isDue) continue;
      yield blocks.take();
      await new Promise(setImmediate);
      signal?.throwIfAborted();
    }
    if (!blocks.isEmpty) yield blocks.take();
  }

  /**
   * One outcome after the other, in the order of the products.
   *
   * @param cut what the products need of the file, or more.
   * @param shapes takes the meshes, beside those that it has.
   */
  async *outcomes(products: Uint32Array, cut: GeometryCut, shapes: Shapes): AsyncGenerator<Outcome> {
    const session = new WebIfcSession(cut, () => this.#takeStarted());
    this.#session = session;
    try {
      for (const [position, expressId] of products.entries()) {
        if (session.needsOpening) {
          this.#onBegin(OPENING);
          await session.open();
        }
        this.#onBegin(position);
        yield outcomeOf(expressId, session, shapes);
      }
    } finally {
      session.close();
    }
  }

  async close(): Promise<void> {
    const started = this.#started;
    this.#started = undefined;
    this.#session?.close();
    (await started)?.close();
  }

  async #takeStarted(): Promise<WebIfcModel> {
    const started = this.#started ?? WebIfcModel.start();
    this.#started = undefined;
    return started;
  }
}

function outcomeOf(expressId: number, session: WebIfcSession, shapes: Shapes): Outcome {
  const found = session.meshesOf(expressId);
  if (!Array.isArray(found)) return { status: 'failed', expressId, code: found.code, reason: found.reason };
  const withTriangles = found.filter(({ indices }) => indices.length >= 3);
  return withTriangles.length === 0 ? { status: 'empty', expressId } : produced(expressId, withTriangles, shapes);
}

function produced(expressId: number, found: readonly EnginePlacement[], shapes: Shapes): Outcome {
  const placed = found.flatMap((placement) => placedMesh(placement) ?? []);
  if (placed.length < found.length) return nonFinite(expressId);
  const shaped = placed.map(({ mesh, matrix, color }) => ({ shape: shapes.of(mesh), matrix, color }));
  const geometry = {
    expressId,
    placements: shaped.map(({ shape, matrix, color }) => ({ mesh: shape.number, color, matrix })),
    measures: measureElement(shaped.map(({ shape, matrix }) => ({ mesh: shape.mesh, shape: shape.measures, matrix }))),
    wasInsideOut: shaped.some(({ shape }) => shape.wasInsideOut),
  };
  return isWithinReach(geometry.measures.box) ? { status: 'produced', geometry } : nonFinite(expressId);
}

function nonFinite(expressId: number): Outcome {
  const reason = 'The mesh has coordinates that are not finite numbers, or lies a million kilometres away.';
  return { status: 'failed', expressId, code: 'geometry/non-finite', reason };
}
