import { describe, expect, it } from '@jest/globals';
import { MemoryObjectStore } from '#adapters/memory';
import { DirectFirstEngine, type GeometryEngine, type Outcome, type TessellationRequest } from '#core/geometry';
import { Coverage, Element, localScope } from '#core/model';
import { type GeometryBudgets, processModel, usualBudgets } from '#core/processing';
import { BLOCK, modelLines, product, tetrahedron } from '../../support/geometry.ts';
import { decodeGlb } from '../../support/glb.ts';
import { stepFile } from '../../support/step.ts';

/** A tetrahedron of four metres, its points at the corners of the box from (0, 0, 0) to (4, 4, 4). */
const FACES = 'IFCTRIANGULATEDFACESET(#90,$,.T.,((1,3,2),(1,2,4),(1,4,3),(2,3,4)),$)';
const lines = modelLines(
  `#90=IFCCARTESIANPOINTLIST3D(((0.,0.,0.),(4.,0.,0.),(0.,4.,0.),(0.,0.,4.)));
${product(100, BLOCK)}${product(200, FACES)}${product(300, BLOCK)}`,
  { origin: '10.,20.,30.' },
);

/** Converts the model and says what is told of it. */
async function converted(wrap: (inner: GeometryEngine) => GeometryEngine, budgets: Partial<GeometryBudgets> = {}) {
  const source = stepFile(lines);
  const store = new MemoryObjectStore();
  const engine = wrap(new DirectFirstEngine({ source }));
  const { coverage, diagnostics, model } = await processModel({
    scope: localScope,
    source,
    store,
    engine,
    budgets: { ...usualBudgets, ...budgets },
  });
  await engine.close();
  const read = async (name: string) =>
    Buffer.from((await store.read({ ...localScope, path: `models/${model.contentId}/${name}` })) ?? []);
  const records = (await read('elements.ndjson')).toString().split('\n').filter(Boolean);
  const elements = records.map((line) => Element.parse(JSON.parse(line)));
  const { document, nodes } = await decodeGlb(await read('model.glb'));
  return {
    coverage: Coverage.parse(coverage),
    diagnostics,
    nodes,
    extras: document
      .getRoot()
      .listNodes()
      .map((node) => node.getExtras()),
    element: (id: number) => elements.find(({ expressId }) => expressId === id),
  };
}

/** An engine that fails some products with the code of a worker that hung. */
const hangingOn =
  (...ids: readonly number[]) =>
  (inner: GeometryEngine): GeometryEngine => ({
    async *tessellate(request: TessellationRequest) {
      const failed = ids.map(
        (expressId): Outcome => ({ status: 'failed', expressId, code: 'geometry/timeout', reason: 'It hung.' }),
      );
      yield { meshes: [], outcomes: failed };
      yield* inner.tessellate({ ...request, products: request.products.filter((id) => !ids.includes(id)) });
    },
    close: () => inner.close(),
  });

const same = (engine: GeometryEngine) => engine;

describe('In place of a shape that costs too much', () => {
  it('a box is shown, and marked as such in the GLB, in elements.ndjson and in the coverage', async () => {
    const { coverage, nodes, extras, element, diagnostics } = await converted(hangingOn(200));
    expect(coverage).toMatchObject({ produced: 2, failed: 1, placeholders: { 'geometry/timeout': 1 } });
    expect(coverage.failures).toMatchObject([{ expressId: 200, placeholder: true }]);
    expect(element(200)).toMatchObject({
      geometry: null,
      placeholder: { code: 'geometry/timeout', box: { min: [10, 20, 30], max: [14, 24, 34] } },
    });
    expect(element(100)).not.toHaveProperty('placeholder');
    expect(extras).toContainEqual(expect.objectContaining({ expressId: 200, placeholder: 'geometry/timeout' }));
    expect(extras.filter((extra) => 'placeholder' in extra)).toHaveLength(1);
    const corners = nodes.find(({ expressId }) => expressId === 200)?.triangles ?? [];
    expect(corners).toHaveLength(12 * 9);
    const xs = corners.filter((_, at) => at % 3 === 0);
    expect([Math.min(...xs), Math.max(...xs)]).toEqual([expect.closeTo(10, 3), expect.closeTo(14, 3)]);
    expect(diagnostics.findings).toContainEqual(
      expect.objectContaining({ code: 'geometry/timeout', remedy: expect.stringContaining('a box is shown') }),
    );
  });

  it('the box is small, where the product stands, if points do not tell how large it is', async () => {
    const { element } = await converted(hangingOn(100));
    expect(element(100)?.placeholder?.box).toEqual({ min: [9.75, 19.75, 29.75], max: [10.25, 20.25, 30.25] });
  });

  it('an element with more triangles than it may have is such a box', async () => {
    const { coverage, element } = await converted(same, { elementTriangles: 11 });
    expect(coverage).toMatchObject({ produced: 1, failed: 2, placeholders: { 'geometry/too-many-triangles': 2 } });
    expect(element(200)?.geometry?.triangles).toBe(4);
    expect(coverage.failures[0]?.reason).toBe('It has more than 11 triangles.');
  });

  it('all are, once the distinct triangles of the job are spent', async () => {
    const wasteful = (): GeometryEngine => ({
      async *tessellate({ products: [first = 0, ...others] }) {
        yield { meshes: [tetrahedron()], outcomes: [{ status: 'empty', expressId: first }] };
        yield { meshes: [], outcomes: others.map((expressId) => ({ status: 'empty', expressId })) };
      },
      close: async () => undefined,
    });
    const { coverage } = await converted(wasteful, { jobTriangles: 3 });
    expect(coverage).toMatchObject({ empty: 1, failed: 2, placeholders: { 'geometry/budget-spent': 2 } });
    expect((await converted(wasteful, { jobTriangles: 4 })).coverage).toMatchObject({ empty: 3 });
  });

  it('all are, once the time of the job is spent, even if the engine hangs', async () => {
    const stuck = (): GeometryEngine => ({
      async *tessellate({ signal }) {
        yield { meshes: [], outcomes: [{ status: 'empty', expressId: 100 }] };
        await new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
      },
      close: async () => undefined,
    });
    const { coverage } = await converted(stuck, { jobMs: 50 });
    expect(coverage).toMatchObject({ empty: 1, failed: 2, placeholders: { 'geometry/budget-spent': 2 } });
    expect(coverage.failures[0]?.reason).toBe('The shapes together took longer than 0.05 s. It was not tried.');
  });

  it('nothing is shown for an element on which the engine gave up', async () => {
    const failing = (inner: GeometryEngine): GeometryEngine => ({
      async *tessellate({ products }) {
        const reason = 'It is damaged.';
        const outcomes = Array.from(products, (expressId): Outcome => {
          return { status: 'failed', expressId, code: 'geometry/engine-exception', reason };
        });
        yield { meshes: [], outcomes };
      },
      close: () => inner.close(),
    });
    const { coverage, extras } = await converted(failing);
    expect(coverage).not.toHaveProperty('placeholders');
    expect(extras.filter((extra) => 'placeholder' in extra)).toEqual([]);
  });
});
