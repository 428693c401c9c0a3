import { decline } from './declined.ts';
import type { Frame, Vector } from './frame.ts';

const NUMBERS = 16;
const MATRICES_PER_SLAB = 128;

/** Makes matrices, many in one piece of memory: each by itself would take longer to allocate than to compute. */
export class Matrices {
  #slab = new Float64Array(NUMBERS * MATRICES_PER_SLAB);
  #used = 0;

  /**
   * From a mesh in metres about its origin to the model in metres, column-major; declined where it is not finite.
   *
   * @param frame in the file's length unit. @param origin in metres.
   */
  of(frame: Frame, metresPerUnit: number, origin: Vector): Float64Array {
    const x = origin[0];
    const y = origin[1];
    const z = origin[2];
    const ox = frame[0] * x + frame[3] * y + frame[6] * z + frame[9] * metresPerUnit;
    const oy = frame[1] * x + frame[4] * y + frame[7] * z + frame[10] * metresPerUnit;
    const oz = frame[2] * x + frame[5] * y + frame[8] * z + frame[11] * metresPerUnit;
    const sum = frame[0] + frame[1] + frame[2] + frame[3] + frame[4] + frame[5] + frame[6] + frame[7] + frame[8];
    if (!Number.isFinite(sum + ox + oy + oz)) decline('placement that is not finite');
    const matrix = this.#next();
    matrix[0] = frame[0];
    matrix[1] = frame[1];
    matrix[2] = frame[2];
    matrix[4] = frame[3];
    matrix[5] = frame[4];
    matrix[6] = frame[5];
    matrix[8] = frame[6];
    matrix[9] = frame[7];
    matrix[10] = frame[8];
    matrix[12] = ox;
    matrix[13] = oy;
    matrix[14] = oz;
    matrix[15] = 1;
    return matrix;
  }

  #next(): Float64Array {
    if (this.#used === MATRICES_PER_SLAB) {
      this.#slab = new Float64Array(NUMBERS * MATRICES_PER_SLAB);
      this.#used = 0;
    }
    const first = this.#used++ * NUMBERS;
    return this.#slab.subarray(first, first + NUMBERS);
  }
}
