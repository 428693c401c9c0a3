import type { FailureCode } from '#core/geometry';

/** What shapes may cost. What exceeds it becomes a box, and is counted as failed. */
export interface GeometryBudgets {
  /** Milliseconds for one element. */
  readonly elementMs: number;
  /** Triangles of one element. */
  readonly elementTriangles: number;
  /** Milliseconds for all elements together. */
  readonly jobMs: number;
  /** Triangles of all distinct meshes together: some 80 bytes of memory each. */
  readonly jobTriangles: number;
}

/** Far more than any honest model takes: an element takes 0.1 ms, and a 2.5 GB file has 3 million distinct triangles. */
export const usualBudgets: GeometryBudgets = {
  elementMs: 30_000,
  elementTriangles: 5_000_000,
  jobMs: 1_800_000,
  jobTriangles: 50_000_000,
};

/** Failures in whose place a box is shown: the element has a shape, but it would have cost too much to make. */
const shownAsBox: ReadonlySet<FailureCode> = new Set([
  'geometry/timeout',
  'geometry/worker-lost',
  'geometry/engine-abandoned',
  'geometry/too-many-triangles',
  'geometry/budget-spent',
]);

export const isShownAsBox = (code: FailureCode): boolean => shownAsBox.has(code);
