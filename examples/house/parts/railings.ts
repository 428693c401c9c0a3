import { classify } from '../ifc/classification.ts';
import { element, predefined } from '../ifc/element.ts';
import { material } from '../ifc/materials.ts';
import { boolean, identifier, positiveLength } from '../ifc/measures.ts';
import type { Model } from '../ifc/model.ts';
import { paint } from '../ifc/palette.ts';
import { length, localPlacement, subtract, type Vec3 } from '../ifc/points.ts';
import { define } from '../ifc/properties.ts';
import { lengthOf, measure } from '../ifc/quantities.ts';
import type { Rooted } from '../ifc/relations.ts';
import { body, productShape } from '../ifc/shape.ts';
import { box, type Item, sweepDisk } from '../ifc/solids.ts';
import type { Ref } from '../ifc/step-text.ts';
import { level, stair } from '../plan/dimensions.ts';
import { flight, pitchLine, stringerFaces } from '../plan/stair-line.ts';

const handrail = { radius: 21, height: 900 } as const;
const rodRadius = 8;
/** Glass on the upper floor: panes between posts, under an oak handrail. */
const guard = { height: 950, setBack: 60, pane: 17, post: 40, foot: 60 } as const;

/** The railing along the flight and the glass guard round the stair opening, in the frame of the stair. */
export function buildRailings(model: Model, stairPlacement: Ref): Rooted[] {
  const flightRailing = railing(model, stairPlacement, {
    tag: 'RL-01',
    name: 'Flight railing',
    kind: 'BALUSTRADE',
    height: handrail.height,
    ...flightItems(model),
  });
  const guardRailing = railing(model, stairPlacement, {
    tag: 'RL-02',
    name: 'Gallery guard',
    kind: 'GUARDRAIL',
    height: guard.height,
    ...guardItems(model),
  });
  return [flightRailing, guardRailing];
}

interface RailingPlan {
  readonly tag: string;
  readonly name: string;
  readonly kind: 'BALUSTRADE' | 'GUARDRAIL';
  readonly height: number;
  readonly items: readonly Item[];
  readonly path: readonly Vec3[];
}

function railing(model: Model, stairPlacement: Ref, { tag, name, kind, height, items, path }: RailingPlan): Rooted {
  const placement = localPlacement(model, stairPlacement, { origin: [0, 0, 0] });
  const shape = productShape(model, body(model, 'Stairs', items));
  const product = element(model, 'IFCRAILING', { tag, name, placement, shape }, predefined(kind));
  model.relate('IFCRELASSOCIATESMATERIAL', material(model, 'Oak'), product);
  classify(model, 'EF_25_55', product);
  const sizes = { Height: positiveLength(height), Diameter: positiveLength(2 * handrail.radius) };
  define(model, [product], {
    Pset_RailingCommon: { Reference: identifier(tag), IsExternal: boolean(false), ...sizes },
  });
  measure(model, product, 'Qto_RailingBaseQuantities', { Length: lengthOf(pathLength(path)) });
  return product;
}

/** An oak handrail parallel to the pitch line on thin steel rods, one to a tread. */
function flightItems(model: Model) {
  const y = stringerFaces.outer - 16;
  const at = (x: number): Vec3 => [x, y, pitchLine(x) + handrail.height];
  const path = [at(0), at(flight.run - 60)];
  const rods = Array.from({ length: flight.treads }, (_, index) => {
    const x = (index + 0.5) * stair.going;
    const foot: Vec3 = [x, y, pitchLine(x) + 35];
    return paint(model, sweepDisk(model, [foot, at(x)], rodRadius), 'anthracite');
  });
  return { items: [paint(model, sweepDisk(model, path, handrail.radius), 'oak'), ...rods], path };
}

/** Along the open side of the stair and round its foot, standing on the gallery floor. */
function guardItems(model: Model) {
  const side = flight.width + guard.setBack;
  const end = -guard.setBack;
  const floor = level.upper;
  const top = floor + guard.height;
  const path: Vec3[] = [
    [flight.run - 40, side, top],
    [end, side, top],
    [end, 0, top],
  ];
  const rail = paint(model, sweepDisk(model, path, handrail.radius), 'oak');
  const half = guard.pane / 2;
  const bottom = floor + guard.foot;
  const panes = [
    ...thirds(end + guard.post, flight.run - 40).map(([from, to]) =>
      box(model, [from, side - half, bottom], [to, side + half, top - 30]),
    ),
    box(model, [end - half, 40, bottom], [end + half, side - guard.post, top - 30]),
  ];
  const posts = [end, ...thirds(end + guard.post, flight.run - 40).map(([, to]) => to + 15)].map((x) =>
    box(model, [x - 12, side - 12, floor], [x + 12, side + 12, top]),
  );
  const items = [
    rail,
    ...panes.map((item) => paint(model, item, 'glass')),
    ...posts.map((item) => paint(model, item, 'anthracite')),
  ];
  return { items, path };
}

/** Three equal pieces with room for a post between them. */
function thirds(from: number, to: number): [number, number][] {
  const piece = (to - from - 2 * 30) / 3;
  return [0, 1, 2].map((index) => [from + index * (piece + 30), from + index * (piece + 30) + piece]);
}

function pathLength(path: readonly Vec3[]): number {
  return path.reduce((sum, point, index) => {
    const next = path[index + 1];
    return next ? sum + length(subtract(next, point)) : sum;
  }, 0);
}
