/** Boxes of a leaf at the most. */
const LEAF = 8;
/** Numbers per box: minimum and maximum of x, y and z. */
const LIMITS = 6;
/** Numbers per part: where its boxes start and end in the order, and the number of its second half, 0 for a leaf. */
const PART = 3;
/** Halves that wait to be looked at: two for each time that four thousand million boxes can be halved. */
const DEEPEST = 64;

/**
 * Finds the boxes around a point without looking at each of them. Boxes are halved until few are left; each part stands
 * before its first half, and that before the second.
 */
export class BoxTree {
  readonly #boxes: Float64Array;
  readonly #order: Uint32Array;
  /** Of each part, the box around it. */
  readonly #limits: Float64Array;
  readonly #parts: Uint32Array;
  readonly #stack = new Uint32Array(DEEPEST);

  /** @param boxes box after box: least x, y, z, greatest x, y, z. */
  constructor(boxes: Float64Array) {
    this.#boxes = boxes;
    this.#order = Uint32Array.from({ length: boxes.length / LIMITS }, (_, box) => box);
    const limits: number[] = [];
    const parts: number[] = [];
    this.#addPart(0, this.#order.length, limits, parts);
    this.#limits = Float64Array.from(limits);
    this.#parts = Uint32Array.from(parts);
  }

  /** Numbers of the boxes that the point is in or on, ascending. */
  around(x: number, y: number, z: number): number[] {
    const found: number[] = [];
    const stack = this.#stack;
    stack[0] = 0;
    for (let height = 1; height > 0; ) {
      const part = stack[--height] ?? 0;
      if (!isWithin(this.#limits, part * LIMITS, x, y, z)) continue;
      const second = this.#parts[part * PART + 2] ?? 0;
      if (second > 0) {
        stack[height++] = part + 1;
        stack[height++] = second;
        continue;
      }
      const end = this.#parts[part * PART + 1] ?? 0;
      for (let at = this.#parts[part * PART] ?? 0; at < end; at++) {
        const box = this.#order[at] ?? 0;
        if (isWithin(this.#boxes, box * LIMITS, x, y, z)) found.push(box);
      }
    }
    return found.length > 1 ? found.sort((a, b) => a - b) : found;
  }

  #addPart(start: number, end: number, limits: number[], parts: number[]): void {
    const part = parts.length;
    const around = this.#around(start, end);
    for (const limit of around) limits.push(limit);
    parts.push(start, end, 0);
    if (end - start <= LEAF) return;
    const axis = longestAxis(around);
    const boxes = this.#boxes;
    const middleOf = (box: number) => (boxes[box * LIMITS + axis] ?? 0) + (boxes[box * LIMITS + axis + 3] ?? 0);
    this.#order.subarray(start, end).sort((a, b) => middleOf(a) - middleOf(b));
    const middle = (start + end) >>> 1;
    this.#addPart(start, middle, limits, parts);
    parts[part + 2] = parts.length / PART;
    this.#addPart(middle, end, limits, parts);
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
