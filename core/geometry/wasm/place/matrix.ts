import * as desk from './desk';

/**
 * Writes the matrix of a part, as `compose` and `Matrices.of` do: 16 doubles, column-major, from its mesh in metres about its
 * origin to the model in metres.
 *
 * @returns whether all of it is finite.
 */
export function matrixOf(part: usize, to: usize): bool {
  if ((load<u32>(part, desk.flags) & desk.isUnmoved) !== 0) copy(desk.product, to);
  else if (load<u32>(desk.isAtOrigin) !== 0) copy(part + desk.frame, to);
  else compose(part + desk.frame, to);
  return moved(part + desk.origin, to);
}

function copy(frame: usize, to: usize): void {
  for (let column: usize = 0; column < 4; column++) {
    memory.copy(to + column * 32, frame + column * 24, 24);
    store<f64>(to + column * 32, 0, 24);
  }
}

/** First the part's frame, then the product's. */
function compose(frame: usize, to: usize): void {
  for (let column: usize = 0; column < 4; column++) {
    const x = load<f64>(frame);
    const y = load<f64>(frame, 8);
    const z = load<f64>(frame, 16);
    for (let axis: usize = 0; axis < 24; axis += 8) {
      const from = desk.product + axis;
      let sum = load<f64>(from) * x + load<f64>(from, 24) * y + load<f64>(from, 48) * z;
      if (column === 3) sum += load<f64>(from, 72);
      store<f64>(to + axis, sum);
    }
    store<f64>(to, 0, 24);
    frame += 24;
    to += 32;
  }
}

/** Begins where the origin of the mesh comes to lie. */
function moved(origin: usize, to: usize): bool {
  const metres = load<f64>(desk.metres);
  const x = load<f64>(origin);
  const y = load<f64>(origin, 8);
  const z = load<f64>(origin, 16);
  let sum: f64 = 0;
  for (let axis: usize = 0; axis < 24; axis += 8) {
    const at = to + axis;
    const a = load<f64>(at);
    const b = load<f64>(at, 32);
    const c = load<f64>(at, 64);
    const o = a * x + b * y + c * z + load<f64>(at, 96) * metres;
    store<f64>(at, o, 96);
    // Not finite as soon as one of them is not.
    sum += a - a + (b - b) + (c - c) + (o - o);
  }
  store<f64>(to, 1, 120);
  return sum === 0;
}
