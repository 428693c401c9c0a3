import type { Model } from '../ifc/model.ts';
import { dot, subtract, type Vec2, type Vec3 } from '../ifc/points.ts';
import { clip, type Item } from '../ifc/solids.ts';
import { house, roof } from '../plan/dimensions.ts';
import { ridge } from '../plan/roof-line.ts';

const radians = (roof.pitch * Math.PI) / 180;

/** Both undersides as planes: a point of the eaves and the direction out of the house. */
const slopes = {
  south: { at: [0, 0, roof.eaves], out: [0, -Math.sin(radians), Math.cos(radians)] },
  north: { at: [0, house.depth, roof.eaves], out: [0, Math.sin(radians), Math.cos(radians)] },
} as const satisfies Record<string, { at: Vec3; out: Vec3 }>;

/** A level frame in the house: where its origin lies, and the direction of its x axis. */
export interface LevelFrame {
  readonly origin: Vec3;
  readonly along: Vec2;
}

/** `solid`, given in `frame` and lying between `south` and `north`, without what rises above the gable roof's underside. */
export function clipUnderRoof(model: Model, solid: Item, frame: LevelFrame, south: number, north: number): Item {
  const { at: southAt, out: southOut } = slopes.south;
  const { at: northAt, out: northOut } = slopes.north;
  let rest = solid;
  if (south < ridge)
    rest = clip(model, rest, toLocal(frame, subtract(southAt, frame.origin)), toLocal(frame, southOut));
  if (north > ridge)
    rest = clip(model, rest, toLocal(frame, subtract(northAt, frame.origin)), toLocal(frame, northOut));
  return rest;
}

function toLocal({ along }: LevelFrame, vector: Vec3): Vec3 {
  const left: Vec3 = [-along[1], along[0], 0];
  return [dot(vector, [...along, 0]), dot(vector, left), vector[2]];
}
