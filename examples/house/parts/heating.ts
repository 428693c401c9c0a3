import { register } from '../ifc/classification.ts';
import { elementType, predefined } from '../ifc/element.ts';
import { material } from '../ifc/materials.ts';
import { identifier, label, mass, positiveLength, power, real, temperature, volume } from '../ifc/measures.ts';
import type { Model } from '../ifc/model.ts';
import { paint } from '../ifc/palette.ts';
import { length, subtract, type Vec3 } from '../ifc/points.ts';
import { circle, tube } from '../ifc/profiles.ts';
import { define, statusNew } from '../ifc/properties.ts';
import { lengthOf, measure, weightOf } from '../ifc/quantities.ts';
import type { Rooted } from '../ifc/relations.ts';
import { box, extrude, sweepDisk } from '../ifc/solids.ts';
import { heatPump, pipeRadius, pipes, tank } from '../plan/heating.ts';
import { addPort, connect, type Ported } from './ports.ts';
import { buildProduct } from './product.ts';
import type { BuiltRoom } from './spaces.ts';
import type { Place } from './spatial.ts';

/** Heat pump, buffer tank and the two pipes between them. Returns the elements of the heating system. */
export function buildHeating(model: Model, ground: Place, plantRoom: BuiltRoom): Rooted[] {
  const pump = buildHeatPump(model, ground);
  const buffer = buildTank(model, plantRoom);
  const [flow, back] = pipes.map((pipe) => ({ tag: pipe.tag, path: pipe.path, ...buildPipe(model, ground, pipe) }));
  if (!flow || !back) throw new Error('heating needs a flow and a return');
  joinPipe(model, pump, heatPump.origin, flow, buffer, tank.foot);
  joinPipe(model, buffer, tank.foot, back, pump, heatPump.origin);
  return [pump, buffer, flow, back].map(({ product }) => product);
}

function buildHeatPump(model: Model, ground: Place): Ported {
  const [depth, width, height] = heatPump.size;
  const casing = paint(model, box(model, [0, 0, 0], heatPump.size), 'steel');
  const blowing = { z: [1, 0, 0], x: [0, 1, 0] } as const;
  const middle: Vec3 = [depth, width / 2, height / 2];
  const fan = extrude(model, tube(model, null, 360, 40), 25, { origin: middle, ...blowing });
  const hub = extrude(model, circle(model, 90), 20, { origin: middle, ...blowing });
  const sets = {
    Pset_UnitaryEquipmentTypeCommon: { Reference: identifier('LWP-8'), Status: statusNew },
    Pset_ManufacturerTypeInformation: { Manufacturer: label('Wärmewerk AG'), ModelLabel: label('Terra 8') },
    PlinthHouse_HeatPump: { RatedHeatOutput: power(8200), SeasonalCOP: real(4.7), FlowTemperature: temperature(35) },
  };
  const described = { tag: 'LWP-8', name: 'Air-to-water heat pump Terra 8', sets };
  const built = buildProduct(model, {
    ifc: 'IFCUNITARYEQUIPMENT',
    tag: 'HPU-01',
    name: 'Heat pump, outdoor unit',
    predefined: 'SPLITSYSTEM',
    within: ground.spatial,
    parent: ground.placement,
    frame: { origin: heatPump.origin },
    layer: 'Heating',
    items: [casing, ...[fan, hub].map((item) => paint(model, item, 'anthracite'))],
    uniclass: 'EF_60_40',
    type: elementType(model, 'IFCUNITARYEQUIPMENTTYPE', described, predefined('SPLITSYSTEM')),
    material: material(model, 'Galvanised sheet steel'),
  });
  register(model, 'PH-0002', built.product);
  measure(model, built.product, 'Qto_UnitaryEquipmentBaseQuantities', { GrossWeight: weightOf(128) });
  return built;
}

function buildTank(model: Model, room: BuiltRoom): Ported {
  const shell = extrude(model, circle(model, tank.radius), tank.height);
  const litres = 400;
  const built = buildProduct(model, {
    ifc: 'IFCTANK',
    tag: 'TA-01',
    name: 'Buffer tank 400 l',
    predefined: 'STORAGE',
    uniclass: 'EF_60_40',
    within: room.space,
    parent: room.place.placement,
    frame: { origin: tank.foot },
    layer: 'Heating',
    items: [paint(model, shell, 'sage')],
    material: material(model, 'Galvanised sheet steel'),
  });
  register(model, 'PH-0003', built.product);
  define(model, [built.product], {
    Pset_TankTypeCommon: {
      NominalLengthOrDiameter: positiveLength(2 * tank.radius),
      NominalDepth: positiveLength(tank.height),
      NominalCapacity: volume(litres / 1000),
      OperatingWeight: mass(litres + 95),
    },
  });
  measure(model, built.product, 'Qto_TankBaseQuantities', { GrossWeight: weightOf(95) });
  return built;
}

function buildPipe(
  model: Model,
  ground: Place,
  { tag, name, path }: { tag: string; name: string; path: readonly Vec3[] },
) {
  const built = buildProduct(model, {
    ifc: 'IFCPIPESEGMENT',
    tag,
    name,
    predefined: 'RIGIDSEGMENT',
    layer: 'Heating',
    uniclass: 'EF_60_40',
    within: ground.spatial,
    parent: ground.placement,
    frame: { origin: [0, 0, 0] },
    items: [sweepDisk(model, path, pipeRadius)],
    material: material(model, 'Copper pipe, insulated'),
  });
  const size = path.slice(1).reduce((sum, point, index) => sum + length(subtract(point, path[index] ?? point)), 0);
  measure(model, built.product, 'Qto_PipeSegmentBaseQuantities', { Length: lengthOf(size) });
  define(model, [built.product], { Pset_PipeSegmentTypeCommon: { OuterDiameter: positiveLength(2 * pipeRadius) } });
  return built;
}

type BuiltPipe = Ported & { readonly tag: string; readonly path: readonly Vec3[] };

/** From the port where the water leaves one piece of equipment, through the pipe, to where it enters the other. */
function joinPipe(model: Model, from: Ported, fromOrigin: Vec3, pipe: BuiltPipe, to: Ported, toOrigin: Vec3): void {
  const [start, end] = [pipe.path[0] ?? fromOrigin, pipe.path.at(-1) ?? toOrigin];
  const port = (of: Ported, name: string, direction: 'SOURCE' | 'SINK', origin: Vec3) =>
    addPort(model, of, { tag: `${pipe.tag} ${name}`, direction, medium: 'PIPE', system: 'HEATING', frame: { origin } });
  connect(
    model,
    port(from, 'start', 'SOURCE', subtract(start, fromOrigin)),
    port(pipe, 'in', 'SINK', start),
    `${pipe.tag} start`,
  );
  connect(model, port(pipe, 'out', 'SOURCE', end), port(to, 'end', 'SINK', subtract(end, toOrigin)), `${pipe.tag} end`);
}
