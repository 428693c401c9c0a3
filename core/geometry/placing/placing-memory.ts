import { addMemory, type SharedMemory, sharedMemory } from '#core/step';
import { DESK_BYTES } from './desk.ts';

/** A piece of the memory. */
export interface Room {
  readonly address: number;
  readonly bytes: number;
}

const NO_ROOM: Room = { address: 0, bytes: 0 };
const PAGE_BYTES = 1 << 16;

/**
 * Memory of the module that places bodies, in rooms that grow. It is shared although one thread alone uses it: see
 * `measure/triangles.ts`.
 */
export class PlacingMemory {
  readonly shared: SharedMemory = sharedMemory(DESK_BYTES);
  /** All of it. */
  doubles: Float64Array = new Float64Array(this.shared.buffer);
  words: Uint32Array = new Uint32Array(this.shared.buffer);
  floats: Float32Array = new Float32Array(this.shared.buffer);

  /** A room that is as large as is asked for, or larger; where `old` is not, another one, which holds what that held. */
  room(bytes: number, old: Room = NO_ROOM): Room {
    if (bytes <= old.bytes) return old;
    const wanted = PAGE_BYTES * Math.ceil(Math.max(bytes, 2 * old.bytes) / PAGE_BYTES);
    const address = addMemory(this.shared, wanted);
    const { buffer } = this.shared;
    this.doubles = new Float64Array(buffer);
    this.words = new Uint32Array(buffer);
    this.floats = new Float32Array(buffer);
    this.words.copyWithin(address / 4, old.address / 4, (old.address + old.bytes) / 4);
    return { address, bytes: wanted };
  }
}
