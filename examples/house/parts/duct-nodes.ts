import { elementType, predefined } from '../ifc/element.ts';
import { material } from '../ifc/materials.ts';
import { airFlow, angle, identifier, label, ratio, temperature } from '../ifc/measures.ts';
import type { Model } from '../ifc/model.ts';
import { oncePerModel } from '../ifc/once.ts';
import { type Frame3, scale, type Vec3 } from '../ifc/points.ts';
import { type Properties, statusNew } from '../ifc/properties.ts';
import type { Rooted } from '../ifc/relations.ts';
import type { Item } from '../ifc/solids.ts';
import { type DuctNode, type DuctRun, waysOf } from '../plan/ventilation.ts';
import { bendItem, louvreItems, reach, silencerItem, teeItems, valveItems } from './duct-shapes.ts';
import type { Ported } from './ports.ts';
import { buildProduct } from './product.ts';
import type { BuiltRoom } from './spaces.ts';
import type { Places } from './spatial.ts';

type NodeKind = Exclude<DuctNode['kind'], 'unit'>;

interface Form {
  readonly ifc: string;
  readonly name: string;
  readonly predefined: string;
  /** Faces the room or the weather instead of lying parallel to the house. */
  readonly faces: boolean;
  readonly items: (model: Model, ways: readonly Vec3[], diameter: number) => Item[];
  readonly common?: readonly [string, Properties];
}

const range: Properties = { TemperatureRange: { kind: 'bounded', lower: temperature(-20), upper: temperature(70) } };

/** Class, body and properties of each kind of node. */
const forms: Record<NodeKind, Form> = {
  bend: {
    ifc: 'IFCDUCTFITTING',
    name: 'Bend 90°',
    predefined: 'BEND',
    faces: false,
    items: (model, [a = [1, 0, 0], b = [0, 0, 1]], diameter) => [bendItem(model, a, b, diameter)],
    common: ['Pset_DuctFittingTypeCommon', range],
  },
  tee: {
    ifc: 'IFCDUCTFITTING',
    name: 'Tee',
    predefined: 'JUNCTION',
    faces: false,
    items: teeItems,
    common: ['Pset_DuctFittingTypeCommon', range],
  },
  silencer: {
    ifc: 'IFCDUCTSILENCER',
    name: 'Round silencer 640',
    predefined: 'ROUND',
    faces: false,
    items: (model) => [silencerItem(model)],
  },
  terminal: {
    ifc: 'IFCAIRTERMINAL',
    name: 'Disc valve',
    predefined: 'DIFFUSER',
    faces: true,
    items: (model, _ways, diameter) => valveItems(model, diameter),
    common: [
      'Pset_AirTerminalTypeCommon',
      {
        AirFlowrateRange: { kind: 'bounded', lower: airFlow(20), upper: airFlow(100) },
        FinishColor: label('RAL 9010'),
        AirFlowrateVersusFlowControlElement: {
          kind: 'table',
          rows: [
            [ratio(0.25), airFlow(28)],
            [ratio(0.5), airFlow(55)],
            [ratio(0.75), airFlow(78)],
            [ratio(1), airFlow(96)],
          ],
          expression: 'air flow at 50 Pa by opening of the disc',
        },
      },
    ],
  },
  louvre: {
    ifc: 'IFCAIRTERMINAL',
    name: 'Weather louvre 360',
    predefined: 'LOUVRE',
    faces: true,
    items: (model) => louvreItems(model),
    common: ['Pset_AirTerminalTypeCommon', { FinishColor: label('RAL 7016'), CoreSetHorizontal: angle(45) }],
  },
};

/** An element at a node, and where the port of a run lies in its frame. */
export interface BuiltNode extends Ported {
  readonly portFrame: (run: DuctRun) => Frame3;
}

/** Fitting, silencer or air terminal. Terminals are contained in their rooms, the rest in the storey. */
export function buildDuctNode(
  model: Model,
  node: DuctNode,
  kind: NodeKind,
  places: Places,
  rooms: readonly BuiltRoom[],
): BuiltNode {
  const { ifc, name, predefined: type, faces, items } = forms[kind];
  const ways = waysOf(node);
  const place = node.at[2] < places.upper.elevation ? places.ground : places.upper;
  const room = rooms.find((candidate) => candidate.plan.number === node.room);
  const origin: Vec3 = [node.at[0], node.at[1], node.at[2] - place.elevation];
  const diameter = Math.max(...ways.map(({ run }) => run.diameter));
  const z = faces && ways[0] ? scale(ways[0].towards, -1) : undefined;
  const directions = ways.map(({ towards }) => towards);
  const built = buildProduct(model, {
    ifc,
    tag: node.tag,
    name,
    predefined: type,
    within: room?.space ?? place.spatial,
    parent: place.placement,
    frame: z ? { origin, z, x: sideways(z) } : { origin },
    layer: 'Ventilation',
    items: items(model, directions, diameter),
    uniclass: 'EF_65_40',
    type: nodeType(model, kind),
    material: material(model, 'Galvanised sheet steel'),
  });
  const portFrame = (run: DuctRun): Frame3 => {
    if (z) return { origin: [0, 0, -reach[kind]] };
    const towards = ways.find((way) => way.run === run)?.towards ?? [0, 0, 0];
    return { origin: scale(towards, reach[kind]) };
  };
  return { ...built, portFrame };
}

const nodeType = oncePerModel((model: Model, kind: NodeKind): Rooted => {
  const { ifc, name, predefined: type, common } = forms[kind];
  const reference = { Reference: identifier(name), Status: statusNew };
  const sets = common ? { [common[0]]: { ...reference, ...common[1] } } : {};
  return elementType(model, `${ifc}TYPE`, { tag: `duct ${kind}`, name, sets }, predefined(type));
});

/** A level direction square to `z`, so that the third axis points up wherever it can. */
export function sideways(z: Vec3): Vec3 {
  return z[2] === 0 ? [-z[1], z[0], 0] : [1, 0, 0];
}
