import { addRingAt } from './ring';
import { INPUT } from './room';

/**
 * Adds triangles by the numbers of their points, which count from 1. The input: coordinates (x, y, z in turn), point numbers
 * (three per triangle), what each point number stands for (so many as -1: for itself), flags per triangle (below 0 it is a hole; those
 * without a flag are none), and room for nine more numbers. There is room for three vertices per triangle.
 *
 * @returns false where a number names no point.
 */
export function addTriangles(coordinates: u32, corners: u32, numbers: i32, flags: u32): bool {
  const indices = INPUT + usize(coordinates) * 8;
  const pnIndex = indices + usize(corners) * 8;
  const kinds = pnIndex + usize(max<i32>(numbers, 0)) * 8;
  const triangle = kinds + usize(flags) * 8;
  for (let corner: u32 = 0; corner + 2 < corners; corner += 3) {
    if (corner / 3 < flags && load<f64>(kinds + usize(corner / 3) * 8) < 0) continue;
    const at = indices + usize(corner) * 8;
    for (let one: usize = 0; one < 3; one++) {
      let point = load<f64>(at + one * 8);
      if (numbers >= 0) {
        if (!isPlace(point - 1, numbers)) return false;
        point = load<f64>(pnIndex + usize(point - 1) * 8);
      }
      const place = (point - 1) * 3;
      if (!isPlace(place, coordinates) || place + 2 >= f64(coordinates)) return false;
      memory.copy(triangle + one * 24, INPUT + usize(place) * 8, 24);
    }
    addRingAt(triangle, 9);
  }
  return true;
}

/** Whether a number is a place among so many. */
function isPlace(number: f64, count: u32): bool {
  return number >= 0 && number < f64(count) && floor(number) === number;
}
