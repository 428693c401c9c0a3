import type { Model } from '../ifc/model.ts';
import { paint } from '../ifc/palette.ts';
import { add, dot, scale, type Vec3 } from '../ifc/points.ts';
import { circle, tube } from '../ifc/profiles.ts';
import { box, extrude, type Item, sweepArc, sweepDisk } from '../ifc/solids.ts';

/** mm: sheet of ducts, sockets of fittings that ducts push into. */
const sheet = 1.5;
const socket = 4;

/** How much of a run a node takes up, from its middle. */
export const reach = { unit: 0, bend: 150, tee: 130, silencer: 320, terminal: 40, louvre: 0 } as const;

/** A spiral duct along z. */
export function ductItem(model: Model, diameter: number, length: number): Item {
  return extrude(model, tube(model, null, diameter / 2, sheet), length);
}

/** A quarter bend about the origin between two directions that are square to each other. */
export function bendItem(model: Model, a: Vec3, b: Vec3, diameter: number): Item {
  const radius = reach.bend;
  const middle = scale(add(a, b), radius * (1 - Math.SQRT1_2));
  return sweepArc(model, [scale(a, radius), middle, scale(b, radius)], diameter / 2 + socket, diameter / 2);
}

/** A straight piece through the origin and a branch; `ways` are the three directions, two of them opposite. */
export function teeItems(model: Model, ways: readonly Vec3[], diameter: number): Item[] {
  const branch = ways.find((way) => ways.every((other) => dot(way, other) > -0.5));
  const straight = ways.filter((way) => way !== branch);
  if (!branch || straight.length !== 2) throw new Error('a tee has two opposite ways and a branch');
  const ends = straight.map((way) => scale(way, reach.tee));
  const start = scale(branch, diameter / 2);
  return [
    sweepDisk(model, ends, diameter / 2 + socket, diameter / 2),
    sweepDisk(model, [start, scale(branch, reach.tee)], diameter / 2 + socket - 1, diameter / 2 - 1),
  ];
}

/** A round silencer about the origin along x. */
export function silencerItem(model: Model): Item {
  return extrude(model, circle(model, 130), 2 * reach.silencer, {
    origin: [-reach.silencer, 0, 0],
    z: [1, 0, 0],
    x: [0, 1, 0],
  });
}

/** A disc valve that faces along z: neck, dish and disc. */
export function valveItems(model: Model, diameter: number): Item[] {
  const neck = extrude(model, circle(model, diameter / 2 + socket), reach.terminal, {
    origin: [0, 0, -reach.terminal],
  });
  const dish = extrude(model, circle(model, diameter / 2 + 32), 12);
  const disc = extrude(model, circle(model, diameter / 2 - 8), 18, { origin: [0, 0, 16] });
  return [neck, dish, disc].map((item) => paint(model, item, 'white'));
}

/** A weather louvre that faces along z, 360 square: a plate with blades, y up. */
export function louvreItems(model: Model): Item[] {
  const half = 180;
  const blades = [-120, -40, 40, 120].map((y) => box(model, [-half + 25, y - 22, 18], [half - 25, y + 22, 46]));
  return [box(model, [-half, -half, 0], [half, half, 18]), ...blades].map((item) => paint(model, item, 'anthracite'));
}

/** Weight of a duct in kg; `diameter` and `length` in mm, steel at 7850 kg/m3. */
export function sheetWeight(diameter: number, length: number): number {
  return Math.PI * diameter * sheet * length * 7850e-9;
}
