import { AttemptBlock, type PackedBlock } from './attempt-block.ts';
import { BlockBuilder } from './block.ts';
import type { Made } from './body.ts';
import type { GeometryEngine, Outcome, TessellationBlock, TessellationRequest } from './engine.ts';
import { FileTessellator, MOST_PRODUCTS_PER_CUT } from './file-tessellator.ts';
import { attemptAt, countOf, positionAt } from './packed-attempts.ts';
import type { WebIfcEngineOptions } from './web-ifc-engine.ts';

/**
 * Makes what it can straight from the statements of the file; the rest goes to web-ifc. In the thread of its caller, and
 * without regard to `elementBudgetMs`: a host that can end the thread keeps to it.
 */
export class DirectFirstEngine implements GeometryEngine {
  readonly #options: WebIfcEngineOptions;
  #file: FileTessellator | undefined;

  constructor(options: WebIfcEngineOptions) {
    this.#options = options;
  }

  async *tessellate({ products, signal, ...file }: TessellationRequest): AsyncGenerator<TessellationBlock> {
    const { source, onBegin = () => {} } = this.#options;
    const tessellator = new FileTessellator({ ...file, source });
    this.#file = tessellator;
    const attempts = new AttemptBlock(tessellator.meshes, tessellator.elements, tessellator.unreadableStyles);
    const declined: { readonly position: number; readonly reason: string; readonly made: Made | undefined }[] = [];
    for (const [position, expressId] of products.entries()) {
      onBegin(position);
      const made = tessellator.direct(expressId);
      const attempt = made instanceof Promise ? await made : made;
      if (attempt.status === 'declined') declined.push({ position, reason: attempt.reason, made: attempt.made });
      else attempts.add(position, attempt);
      if (!attempts.isDue(tessellator.ended)) continue;
      yield blockOf(attempts.take());
      await new Promise(setImmediate);
      signal?.throwIfAborted();
    }
    if (!attempts.isEmpty) yield blockOf(attempts.take());
    const blocks = new BlockBuilder(tessellator.meshes);
    for (let first = 0; first < declined.length; first += MOST_PRODUCTS_PER_CUT) {
      const batch = declined.slice(first, first + MOST_PRODUCTS_PER_CUT);
      const rest = Uint32Array.from(batch, ({ position }) => products[position] ?? 0);
      const outcomes = tessellator.byWebIfc(rest, (at) => onBegin(batch[at]?.position ?? at));
      for (const { reason, made } of batch) {
        const began = performance.now();
        const next = await outcomes.next();
        if (next.done) throw new Error('Every product has an outcome.');
        blocks.add({
          ...next.value,
          declined: reason,
          ...(made && { made: { ...made, milliseconds: performance.now() - began } }),
        });
        if (!blocks.isDue) continue;
        yield { ...blocks.take(), unreadableStyles: tessellator.unreadableStyles.take() };
        await new Promise(setImmediate);
        signal?.throwIfAborted();
      }
      await outcomes.return(undefined);
    }
    if (!blocks.isEmpty) yield { ...blocks.take(), unreadableStyles: tessellator.unreadableStyles.take() };
  }

  async close(): Promise<void> {
    await this.#file?.close();
  }
}

/** In the order of the products. */
function blockOf({ meshes, attempts, unreadableStyles }: PackedBlock): TessellationBlock {
  const order = Array.from({ length: countOf(attempts) }, (_, at) => at);
  order.sort((a, b) => positionAt(attempts, a) - positionAt(attempts, b));
  const outcomes: Outcome[] = [];
  for (const at of order) {
    const attempt = attemptAt(attempts, at);
    if (attempt.status !== 'declined') outcomes.push(attempt);
  }
  return { meshes, outcomes, unreadableStyles };
}
