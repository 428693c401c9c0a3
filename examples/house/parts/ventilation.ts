import { airFlow, positiveLength, temperature } from '../ifc/measures.ts';
import type { Model } from '../ifc/model.ts';
import { type Frame3, subtract } from '../ifc/points.ts';
import { define, type Properties } from '../ifc/properties.ts';
import type { Rooted } from '../ifc/relations.ts';
import { type AirSystem, type DuctRun, ductNodes, ductRuns, heatRecovery } from '../plan/ventilation.ts';
import { type BuiltNode, buildDuctNode } from './duct-nodes.ts';
import { type BuiltDuct, buildDuct } from './ducts.ts';
import { addPort, connect, type Ported } from './ports.ts';
import type { BuiltRoom } from './spaces.ts';
import type { Places } from './spatial.ts';

/** The elements of each air system; the heat recovery unit is in all of them. */
export type AirSystems = Readonly<Record<AirSystem, readonly Rooted[]>>;

/** IfcDistributionSystemEnum for the ports of each. */
export const airSystemKinds = {
  supply: 'VENTILATION',
  outdoor: 'VENTILATION',
  extract: 'EXHAUST',
  exhaust: 'EXHAUST',
} as const;

/** Ducts, fittings, silencer, terminals and louvres, connected port by port from the unit to the rooms and back. */
export function buildVentilation(model: Model, places: Places, rooms: readonly BuiltRoom[], unit: Ported): AirSystems {
  const nodes = new Map(
    ductNodes.map((node): [string, BuiltNode] => {
      const atUnit = { origin: subtract(node.at, heatRecovery.origin) };
      if (node.kind === 'unit') return [node.tag, { ...unit, portFrame: () => atUnit }];
      return [node.tag, buildDuctNode(model, node, node.kind, places, rooms)];
    }),
  );
  const members: Record<AirSystem, Set<Rooted>> = {
    supply: new Set(),
    extract: new Set(),
    outdoor: new Set(),
    exhaust: new Set(),
  };
  for (const run of ductRuns) {
    const [from, to] = [nodes.get(run.from), nodes.get(run.to)];
    if (!from || !to) throw new Error(`the run from ${run.from} to ${run.to} lacks an end`);
    const duct = buildDuct(model, run, places);
    joinRun(model, run, from, duct, to, unit);
    for (const end of [from, duct, to]) members[run.system].add(end.product);
  }
  const { supply, extract, outdoor, exhaust } = members;
  return { supply: [...supply], extract: [...extract], outdoor: [...outdoor], exhaust: [...exhaust] };
}

/** Four ports and two connections: node to duct, duct to node. */
function joinRun(model: Model, run: DuctRun, from: BuiltNode, duct: BuiltDuct, to: BuiltNode, unit: Ported): void {
  const key = `${run.from} > ${run.to}`;
  const port = (of: Ported, end: string, direction: 'SOURCE' | 'SINK', frame: Frame3) =>
    addPort(model, of, { tag: `${key} ${end}`, direction, medium: 'DUCT', system: airSystemKinds[run.system], frame });
  const leaves = port(from, 'start', 'SOURCE', from.portFrame(run));
  const enters = port(duct, 'in', 'SINK', { origin: [0, 0, 0] });
  const exits = port(duct, 'out', 'SOURCE', { origin: [0, 0, duct.length] });
  const arrives = port(to, 'end', 'SINK', to.portFrame(run));
  connect(model, leaves, enters, `${key} start`);
  connect(model, exits, arrives, `${key} end`);
  const unitPort = from.product === unit.product ? leaves : to.product === unit.product ? arrives : undefined;
  if (unitPort) define(model, [unitPort], { Pset_DistributionPortTypeDuct: portProperties(run) });
}

function portProperties({ diameter, flow, system }: DuctRun): Properties {
  const indoor = system === 'supply' || system === 'extract';
  const [coldest, warmest] = indoor ? [16, 26] : [-12, 35];
  return {
    NominalWidth: positiveLength(diameter),
    DryBulbTemperature: { kind: 'bounded', lower: temperature(coldest), upper: temperature(warmest) },
    VolumetricFlowRate: { kind: 'bounded', lower: airFlow(50), upper: airFlow(350), setPoint: airFlow(flow) },
  };
}
