import { classify } from '../ifc/classification.ts';
import { element, predefined } from '../ifc/element.ts';
import { material } from '../ifc/materials.ts';
import { boolean, count, identifier, label, positiveLength } from '../ifc/measures.ts';
import type { Model } from '../ifc/model.ts';
import { paint } from '../ifc/palette.ts';
import { localPlacement, type Vec2 } from '../ifc/points.ts';
import { polygon } from '../ifc/profiles.ts';
import { define } from '../ifc/properties.ts';
import { lengthOf, measure } from '../ifc/quantities.ts';
import type { Rooted } from '../ifc/relations.ts';
import { body, productShape } from '../ifc/shape.ts';
import { box, extrude, type Item, upright } from '../ifc/solids.ts';
import { integer, type Ref } from '../ifc/step-text.ts';
import { level, stair } from '../plan/dimensions.ts';
import { flight, pitchLine, stringer, stringerFaces } from '../plan/stair-line.ts';
import { buildRailings } from './railings.ts';
import type { Places } from './spatial.ts';

const tread = { thickness: 45, nosing: 30 } as const;
/** IfcStair made of a flight and railings. x runs up the flight (southwards), y to its left (eastwards). */
export function buildStair(model: Model, places: Places): void {
  const { placement: parent, spatial } = places.ground;
  const placement = localPlacement(model, parent, { origin: [stair.west, stair.bottom, 0], x: [0, -1, 0] });
  const described = { tag: 'ST-01', name: 'Stair, hall to gallery', placement, shape: null };
  const whole = element(model, 'IFCSTAIR', described, predefined('STRAIGHT_RUN_STAIR'));
  model.relate('IFCRELCONTAINEDINSPATIALSTRUCTURE', spatial, whole);
  classify(model, 'EF_35_10_40', whole);
  const numbers = { NumberOfRiser: count(stair.risers), NumberOfTreads: count(flight.treads) };
  const sizes = { RiserHeight: positiveLength(flight.riser), TreadLength: positiveLength(stair.going) };
  define(model, [whole], {
    Pset_StairCommon: {
      Reference: identifier('ST-01'),
      ...numbers,
      ...sizes,
      IsExternal: boolean(false),
      HandicapAccessible: boolean(false),
      FireRating: label('R 30'),
    },
  });
  const part = buildFlight(model, placement);
  define(model, [part], { Pset_StairFlightCommon: { ...numbers, ...sizes, Headroom: positiveLength(2300) } });
  model.relate('IFCRELAGGREGATES', whole, part, ...buildRailings(model, placement));
}

function buildFlight(model: Model, parent: Ref): Rooted {
  const treads = Array.from({ length: flight.treads }, (_, index) => treadItem(model, index));
  const plates = [stringerFaces.inner, stringerFaces.outer - stringer.thickness].map((y) => plate(model, y));
  const described = {
    tag: 'ST-01.1',
    name: 'Flight of oak treads between steel plates',
    placement: localPlacement(model, parent, { origin: [0, 0, 0] }),
    shape: productShape(model, body(model, 'Stairs', [...treads, ...plates])),
  };
  const numbers = [integer(stair.risers), integer(flight.treads), flight.riser, stair.going];
  const part = element(model, 'IFCSTAIRFLIGHT', described, ...numbers, predefined('STRAIGHT'));
  const list = model.file.add('IFCMATERIALLIST', [material(model, 'Oak'), material(model, 'Structural steel S235')]);
  model.relate('IFCRELASSOCIATESMATERIAL', list, part);
  classify(model, 'EF_35_10_40', part);
  measure(model, part, 'Qto_StairFlightBaseQuantities', {
    Length: lengthOf(Math.hypot(flight.run, flight.riser * flight.treads)),
  });
  return part;
}

function treadItem(model: Model, index: number): Item {
  const front = index * stair.going - tread.nosing;
  const back = (index + 1) * stair.going;
  const top = (index + 1) * flight.riser;
  const [left, right] = [stringerFaces.inner + stringer.thickness, stringerFaces.outer - stringer.thickness];
  return paint(model, box(model, [front, left, top - tread.thickness], [back, right, top]), 'oak');
}

/** A plate along the pitch line, cut level at the floor and at the upper slab, upright at both ends. */
function plate(model: Model, y: number): Item {
  const below = (x: number) => pitchLine(x) - stringer.below;
  const above = (x: number) => pitchLine(x) + stringer.above;
  const start = -tread.nosing - 20;
  const outline: Vec2[] = [
    [start, 0],
    [(stringer.below / flight.riser - 1) * stair.going, 0],
    [flight.run, below(flight.run)],
    [flight.run, level.upper],
    [((level.upper - stringer.above) / flight.riser - 1) * stair.going, level.upper],
    [start, above(start)],
  ];
  const solid = extrude(model, polygon(model, outline), stringer.thickness, upright([0, y, 0], stringer.thickness));
  return paint(model, solid, 'anthracite');
}
