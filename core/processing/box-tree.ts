/** Boxes of a leaf at the most. */
const LEAF = 8;
/** Numbers per box: minimum and maximum of x, y and z. */
const LIMITS = 6;

/** A part of the boxes, `order[start, end)`, and the box around them. Parts that are no leaf have two halves. */
interface Part {
  readonly start: number;
  readonly end: number;
  readonly limits: Float64Array;
  readonly halves: readonly [Part, Part] | undefined;
}

/** Finds the boxes around a point without looking at each of them. */
export class BoxTree {
  readonly #boxes: Float64Array;
  readonly #order: Uint32Array;
  readonly #root: Part;

  /** @param boxes box after box: least x, y, z, greatest x, y, z. */
  constructor(boxes: Float64Array) {
    this.#boxes = boxes;
    this.#order = Uint32Array.from({ length: boxes.length / LIMITS }, (_, box) => box);
    this.#root = this.#part(0, this.#order.length);
  }

  /** Numbers of the boxes that the point is in or on, ascending. */
  around(x: number, y: number, z: number): number[] {
    const found: number[] = [];
    const stack: Part[] = [this.#root];
    for (let part = stack.pop(); part !== undefined; part = stack.pop()) {
      if (!isWithin(part.limits, 0, x, y, z)) continue;
      if (part.halves !== undefined) {
        stack.push(part.halves[0], part.halves[1]);
        continue;
      }
      for (let at = part.start; at < part.end; at++) {
        const box = this.#order[at] ?? 0;
        if (isWithin(this.#boxes, box * LIMITS, x, y, z)) found.push(box);
      }
    }
    return found.sort((a, b) => a - b);
  }

  #part(start: number, end: number): Part {
    const limits = this.#around(start, end);
    if (end - start <= LEAF) return { start, end, limits, halves: undefined };
    const axis = longestAxis(limits);
    const boxes = this.#boxes;
    const middleOf = (box: number) => (boxes[box * LIMITS + axis] ?? 0) + (boxes[box * LIMITS + axis + 3] ?? 0);
    this.#order.subarray(start, end).sort((a, b) => middleOf(a) - middleOf(b));
    const middle = (start + end) >>> 1;
    return { start, end, limits, halves: [this.#part(start, middle), this.#part(middle, end)] };
  }

  #around(start: number, end: number): Float64Array {
    const limits = new Float64Array(LIMITS);
    limits.fill(Number.POSITIVE_INFINITY, 0, 3).fill(Number.NEGATIVE_INFINITY, 3);
    for (let at = start; at < end; at++) {
      const box = (this.#order[at] ?? 0) * LIMITS;
      for (let axis = 0; axis < 3; axis++) {
        limits[axis] = Math.min(limits[axis] ?? 0, this.#boxes[box + axis] ?? 0);
        limits[axis + 3] = Math.max(limits[axis + 3] ?? 0, this.#boxes[box + axis + 3] ?? 0);
      }
    }
    return limits;
  }
}

function isWithin(limits: Float64Array, at: number, x: number, y: number, z: number): boolean {
  if (x < (limits[at] ?? 0) || x > (limits[at + 3] ?? 0)) return false;
  if (y < (limits[at + 1] ?? 0) || y > (limits[at + 4] ?? 0)) return false;
  return z >= (limits[at + 2] ?? 0) && z <= (limits[at + 5] ?? 0);
}

function longestAxis(limits: Float64Array): number {
  const extent = (axis: number) => (limits[axis + 3] ?? 0) - (limits[axis] ?? 0);
  const longest = extent(0) >= extent(1) ? 0 : 1;
  return extent(longest) >= extent(2) ? longest : 2;
}
