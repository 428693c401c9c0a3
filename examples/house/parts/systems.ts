import { boolean, identifier } from '../ifc/measures.ts';
import type { Model } from '../ifc/model.ts';
import { define } from '../ifc/properties.ts';
import type { Rooted } from '../ifc/relations.ts';
import { enumeration } from '../ifc/step-text.ts';
import type { SystemKind } from './ports.ts';
import type { BuiltRoom } from './spaces.ts';

/** A technical system: what it is called, what it does, and its elements. */
export interface SystemPlan {
  readonly code: string;
  readonly name: string;
  readonly kind: SystemKind;
  readonly members: readonly Rooted[];
}

/** IfcDistributionSystem that serves the building. */
export function buildSystem(model: Model, building: Rooted, { code, name, kind, members }: SystemPlan): void {
  const system = model.root('IFCDISTRIBUTIONSYSTEM', code, code, name, null, name, enumeration(kind));
  model.relate('IFCRELASSIGNSTOGROUP', system, ...members);
  model.relate('IFCRELSERVICESBUILDINGS', system, building);
  define(model, [system], { Pset_DistributionSystemCommon: { Reference: identifier(code) } });
}

const zones = [
  { name: 'Z-1', longName: 'Living', kind: 'Use', rooms: ['0.01', '0.02', '0.03', '1.01'] },
  { name: 'Z-2', longName: 'Private', kind: 'Use', rooms: ['1.02', '1.03', '1.04', '1.05', '1.06'] },
  { name: 'Z-3', longName: 'Work', kind: 'Use', rooms: ['0.06'] },
  { name: 'Z-4', longName: 'Wet rooms', kind: 'Waterproofing', rooms: ['0.04', '1.05', '1.06'] },
  { name: 'Z-5', longName: 'Fire compartment, plant', kind: 'Fire compartment', rooms: ['0.05'] },
] as const;

/** IfcZone: rooms by use, and across uses for waterproofing and fire. A room may be in several. */
export function buildZones(model: Model, rooms: readonly BuiltRoom[]): void {
  for (const { name, longName, kind, rooms: numbers } of zones) {
    const zone = model.root('IFCZONE', name, name, null, kind, longName);
    const members = rooms.filter(({ plan }) => numbers.some((number) => number === plan.number));
    model.relate('IFCRELASSIGNSTOGROUP', zone, ...members.map(({ space }) => space));
    define(model, [zone], { Pset_ZoneCommon: { IsExternal: boolean(false), PubliclyAccessible: boolean(false) } });
  }
}
