import { predefined } from '../ifc/element.ts';
import type { Model } from '../ifc/model.ts';
import { type Frame3, localPlacement } from '../ifc/points.ts';
import type { Rooted } from '../ifc/relations.ts';
import { enumeration, type Ref } from '../ifc/step-text.ts';

/** IfcDistributionSystemEnum values that the house uses. */
export type SystemKind = 'VENTILATION' | 'EXHAUST' | 'HEATING' | 'ELECTRICAL' | 'RAINWATER' | 'LIGHTING';

/** An element that has ports, and what their placements are relative to. */
export interface Ported {
  readonly product: Rooted;
  readonly placement: Ref;
}

interface PortPlan {
  readonly tag: string;
  /** SOURCE: the medium leaves the element here. */
  readonly direction: 'SOURCE' | 'SINK';
  readonly medium: 'DUCT' | 'PIPE' | 'CABLE';
  readonly system: SystemKind;
  readonly frame: Frame3;
}

/** IfcDistributionPort nested in its element. */
export function addPort(model: Model, { product, placement }: Ported, plan: PortPlan): Rooted {
  const { tag, direction, medium, system, frame } = plan;
  const at = localPlacement(model, placement, frame);
  const kinds = [enumeration(direction), predefined(medium), enumeration(system)];
  const port = model.root('IFCDISTRIBUTIONPORT', tag, tag, null, null, at, null, ...kinds);
  model.relate('IFCRELNESTS', product, port);
  return port;
}

/** IfcRelConnectsPorts from the port that the medium leaves to the one it enters. */
export function connect(model: Model, source: Rooted, sink: Rooted, key: string): void {
  model.root('IFCRELCONNECTSPORTS', key, null, null, source, sink, null);
}
