import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Attempt, type Mesh, MOST_PRODUCTS_PER_CUT, type TessellationBlock } from '#core/geometry';
import { InOrder } from '../../../adapters/threads/in-order.ts';
import { WorkerMeshes } from '../../../adapters/threads/mesh-numbers.ts';
import { inFull, tetrahedron } from '../../support/geometry.ts';
import { packAttempts } from '../../support/packed.ts';

const PRODUCTS = 40;
const products = Uint32Array.from({ length: PRODUCTS }, (_, position) => 100 + position);
/** Every seventh product is for web-ifc. */
const isDeclined = (position: number) => position % 7 === 3;
/** Five shapes between them. */
const legOf = (position: number) => 1 + (position % 5);

/** A worker that makes whatever it is told, and numbers its meshes in that order. */
class Worker {
  readonly meshes = new WorkerMeshes();
  readonly #legs: number[] = [];

  say(order: InOrder, position: number, isDirect: boolean): void {
    const fresh: Mesh[] = [];
    const attempt = isDirect && isDeclined(position) ? declined(position) : this.#produced(position, fresh);
    const unreadableStyles = [{ style: 7, item: position }];
    order.add({ meshes: fresh, attempts: packAttempts([{ position, attempt }]), unreadableStyles }, this.meshes);
  }

  #produced(position: number, fresh: Mesh[]): Attempt {
    const leg = legOf(position);
    if (!this.#legs.includes(leg)) {
      this.#legs.push(leg);
      fresh.push(tetrahedron(leg));
    }
    return produced(position, this.#legs.indexOf(leg));
  }
}

const declined = (position: number): Attempt => ({ status: 'declined', expressId: 100 + position, reason: 'a sweep' });

function produced(position: number, mesh: number): Attempt {
  const matrix = Float64Array.from({ length: 16 }, (_, at) => at + position);
  const measures = { triangles: 4, box: { min: [0, 0, 0], max: [1, 1, position] }, area: 2, volume: 1 / 6 } as const;
  const geometry = {
    expressId: 100 + position,
    placements: [{ mesh, color: [1, 0.5, 0, 1] as const, matrix }],
    measures: {
      ...measures,
      box: {
        min: [...measures.box.min] as [number, number, number],
        max: [1, 1, position] as [number, number, number],
      },
      centroid: [0.25, 0.25, position] as [number, number, number],
      closed: position % 2 === 0,
    },
    wasInsideOut: position % 3 === 0,
  };
  return { status: 'produced', geometry };
}

/** All that comes into order when workers make the products in this order between them. */
function told(sequence: readonly number[], workers: number): TessellationBlock {
  const order = new InOrder(products);
  const team = Array.from({ length: workers }, () => new Worker());
  const blocks: TessellationBlock[] = [];
  const take = () => blocks.push(...[order.take() ?? []].flat());
  sequence.forEach((position, at) => {
    team[at % workers]?.say(order, position, true);
    take();
  });
  for (let batch = order.takeBatchForWebIfc(); batch !== undefined; batch = order.takeBatchForWebIfc()) {
    const turned = [...batch].reverse();
    for (const [at, position] of turned.entries()) team[at % workers]?.say(order, position, false);
    take();
  }
  expect(order.isComplete).toBe(true);
  return {
    meshes: blocks.flatMap(({ meshes }) => meshes),
    outcomes: blocks.flatMap(({ outcomes }) => outcomes.map(inFull)),
    unreadableStyles: blocks
      .flatMap(({ unreadableStyles = [] }) => unreadableStyles)
      .sort((one, other) => (one.item ?? 0) - (other.item ?? 0)),
  };
}

describe('What workers make between them', () => {
  const alone = told([...products.keys()], 1);

  it('is the same whatever the order in which they make it, and whatever their number', () => {
    const anyOrder = fc.shuffledSubarray([...products.keys()], { minLength: PRODUCTS });
    fc.assert(
      fc.property(anyOrder, fc.integer({ min: 1, max: 5 }), (sequence, workers) => {
        expect(told(sequence, workers)).toEqual(alone);
      }),
      { numRuns: 100 },
    );
  });

  it('has what was left to web-ifc last, with the reason', () => {
    const left = [...products.keys()].filter(isDeclined);
    expect(alone.outcomes.slice(-left.length)).toMatchObject(
      left.map((position) => ({ geometry: { expressId: 100 + position }, declined: 'a sweep' })),
    );
    expect(alone.meshes).toHaveLength(5);
  });

  it('goes to web-ifc in batches that depend on nothing but the order of the products', () => {
    const many = new Uint32Array(3 * MOST_PRODUCTS_PER_CUT);
    const order = new InOrder(many);
    const worker = new WorkerMeshes();
    const decline = (position: number) =>
      order.add(
        { meshes: [], attempts: packAttempts([{ position, attempt: declined(position) }]), unreadableStyles: [] },
        worker,
      );
    for (let position = many.length - 1; position > 0; position--) decline(position);
    expect(order.takeBatchForWebIfc()).toBeUndefined();
    decline(0);
    const batches = [order.takeBatchForWebIfc(), order.takeBatchForWebIfc(), order.takeBatchForWebIfc()];
    expect(batches.map((batch) => batch?.[0])).toEqual([0, MOST_PRODUCTS_PER_CUT, 2 * MOST_PRODUCTS_PER_CUT]);
    expect(order.takeBatchForWebIfc()).toBeUndefined();
  });

  it('leaves out nothing when the rest is given up', () => {
    const order = new InOrder(products);
    const worker = new Worker();
    for (const position of [0, 1, 2, 3, 17]) worker.say(order, position, true);
    order.failRest('geometry/engine-abandoned', 'enough');
    expect(order.isComplete).toBe(true);
    const outcomes = order.take()?.outcomes ?? [];
    expect(outcomes.filter(({ status }) => status === 'failed')).toHaveLength(PRODUCTS - 3);
    expect(outcomes.find((outcome) => outcome.status === 'failed' && outcome.expressId === 103)).toMatchObject({
      declined: 'a sweep',
    });
  });
});
