import type { BuildUp } from '../ifc/layer-sets.ts';
import type { Vec2 } from '../ifc/points.ts';
import { type DoorKey, doors } from './doors.ts';
import type { Storey } from './rooms.ts';
import { type WindowKey, windows } from './windows.ts';

/** A rectangular hole in a wall, and what fills it. Lengths in mm. */
export interface Opening {
  readonly tag: string;
  readonly name: string;
  /** Where its middle lies along the wall: x of a wall that runs along x, otherwise y. */
  readonly centre: number;
  /** Above the storey. */
  readonly sill: number;
  readonly width: number;
  readonly height: number;
  readonly door?: DoorKey;
  readonly window?: WindowKey;
}

/**
 * A wall. It runs from `from` to `to` along its reference face (outside for exterior walls) and is thick to the left
 * of that direction. It starts on the slab; one without `top` ends under the gable roof.
 */
export interface Wall {
  readonly tag: string;
  readonly name: string;
  readonly storey: Storey;
  readonly buildUp: BuildUp;
  readonly from: Vec2;
  readonly to: Vec2;
  /** Above the storey. */
  readonly top?: number;
  readonly openings: readonly Opening[];
}

export function door(tag: string, name: string, centre: number, key: DoorKey): Opening {
  const { width, height } = doors[key];
  return { tag, name, centre, sill: 0, width, height, door: key };
}

export function window(tag: string, name: string, centre: number, sill: number, key: WindowKey): Opening {
  const { width, height } = windows[key];
  return { tag, name, centre, sill, width, height, window: key };
}

/** An opening to walk through that nothing fills; it reaches down to the slab. */
export function passage(tag: string, name: string, centre: number, width: number, height: number): Opening {
  return { tag, name, centre, sill: -15, width, height: height + 15 };
}
