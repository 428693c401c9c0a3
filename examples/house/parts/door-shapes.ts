import type { Model } from '../ifc/model.ts';
import { type ColourName, paint } from '../ifc/palette.ts';
import type { Vec2, Vec3 } from '../ifc/points.ts';
import { corners, polygon } from '../ifc/profiles.ts';
import { box, extrude, type Item, sweepDisk, upright } from '../ifc/solids.ts';
import type { DoorKind } from '../plan/doors.ts';

/** Items by the material constituent they belong to. */
export interface DoorItems {
  readonly lining: readonly Item[];
  readonly framing: readonly Item[];
  readonly glazing: readonly Item[];
}

/** Lining members in mm; a partition's lining is 5 proud of the plaster on either side. */
export const lining = {
  interior: { width: 45, depth: 155 },
  exterior: { width: 60, depth: 80 },
  sliding: { width: 60, depth: 150 },
} as const;

const gap = 4;
const panel = { interior: 40, exterior: 66 } as const;
const stile = 85;
const pane = 36;

const leafColours: Record<DoorKind['leaf'], ColourName> = {
  oak: 'oakDark',
  white: 'white',
  steel: 'sage',
  glass: 'anthracite',
  'sliding glass': 'anthracite',
};

/** The lining that a kind of door has. */
export function liningOf({ leaf, exterior }: DoorKind): { readonly width: number; readonly depth: number } {
  if (leaf === 'sliding glass') return lining.sliding;
  return exterior ? lining.exterior : lining.interior;
}

/** Thickness of the leaf. */
export function panelDepth({ exterior }: DoorKind): number {
  return exterior ? panel.exterior : panel.interior;
}

/** A closed door: x along the wall, y into it, z up, from the lower left corner of the opening. */
export function doorItems(model: Model, kind: DoorKind): DoorItems {
  return kind.leaf === 'sliding glass' ? slidingDoor(model, kind) : swingDoor(model, kind);
}

function swingDoor(model: Model, kind: DoorKind): DoorItems {
  const { width, height, leaf, exterior } = kind;
  const { width: border, depth } = liningOf(kind);
  const jambs = polygon(model, [
    [0, 0],
    [border, 0],
    [border, height - border],
    [width - border, height - border],
    [width - border, 0],
    [width, 0],
    [width, height],
    [0, height],
  ]);
  const jambColour: ColourName = exterior ? 'anthracite' : 'white';
  const frame = paint(model, extrude(model, jambs, depth, upright([0, 0, 0], depth)), jambColour);
  const from: Vec2 = [border + gap, gap];
  const to: Vec2 = [width - border - gap, height - border - gap];
  const front = 7;
  const handles = doorHandles(model, kind, front);
  if (leaf === 'glass') {
    const { ring, glass } = glazedPanel(model, from, to, front, panelDepth(kind));
    return { lining: [frame], framing: [ring, ...handles], glazing: [glass] };
  }
  const back = front + panelDepth(kind);
  const plate = paint(model, box(model, [from[0], front, from[1]], [to[0], back, to[1]]), leafColours[leaf]);
  return { lining: [frame], framing: [plate, ...handles], glazing: [] };
}

/** Two panels that pass each other in a frame on all four sides. */
function slidingDoor(model: Model, kind: DoorKind): DoorItems {
  const { width, height } = kind;
  const { width: border, depth } = liningOf(kind);
  const [low, high]: [Vec2, Vec2] = [
    [border, border],
    [width - border, height - border],
  ];
  const outline = polygon(model, corners([0, 0], [width, height]), [corners(low, high)]);
  const frame = paint(model, extrude(model, outline, depth, upright([0, 0, 0], depth)), 'anthracite');
  const overlap = stile / 2;
  const middle = width / 2;
  const left = glazedPanel(model, low, [middle + overlap, high[1]], 6, panel.exterior);
  const right = glazedPanel(model, [middle - overlap, low[1]], high, 78, panel.exterior);
  return { lining: [frame], framing: [left.ring, right.ring], glazing: [left.glass, right.glass] };
}

function glazedPanel(model: Model, from: Vec2, to: Vec2, front: number, depth: number): { ring: Item; glass: Item } {
  const low: Vec2 = [from[0] + stile, from[1] + stile];
  const high: Vec2 = [to[0] - stile, to[1] - stile];
  const outline = polygon(model, corners(from, to), [corners(low, high)]);
  const ring = extrude(model, outline, depth, upright([0, front, 0], depth));
  const paneFront = front + (depth - pane) / 2;
  const glass = box(model, [low[0], paneFront, low[1]], [high[0], paneFront + pane, high[1]]);
  return { ring: paint(model, ring, 'anthracite'), glass: paint(model, glass, 'glass') };
}

/** A lever on either side, away from the hinges; the entrance has a long bar outside. */
function doorHandles(model: Model, kind: DoorKind, front: number): Item[] {
  const { width, hinges, leaf } = kind;
  const edge = liningOf(kind).width + 65;
  const x = hinges === 'left' ? width - edge : edge;
  const inwards = hinges === 'left' ? -120 : 120;
  const back = front + panelDepth(kind);
  const lever = (from: number, to: number): Vec3[] => [
    [x, from, 1050],
    [x, to, 1050],
    [x + inwards, to, 1050],
  ];
  const inside = sweepDisk(model, lever(back, back + 55), 10);
  const bar: Vec3[] = [
    [x, front, 500],
    [x, front - 70, 500],
    [x, front - 70, 1700],
    [x, front, 1700],
  ];
  const outside = sweepDisk(model, leaf === 'oak' ? bar : lever(front, front - 55), leaf === 'oak' ? 15 : 10);
  return [paint(model, inside, 'steel'), paint(model, outside, 'steel')];
}
