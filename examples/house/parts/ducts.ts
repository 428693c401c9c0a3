import { elementType, predefined } from '../ifc/element.ts';
import { material } from '../ifc/materials.ts';
import { identifier, label, positiveLength, pressure } from '../ifc/measures.ts';
import type { Model } from '../ifc/model.ts';
import { oncePerModel } from '../ifc/once.ts';
import { add, length, scale, subtract, unit, type Vec3 } from '../ifc/points.ts';
import { type Enumeration, type Properties, statusNew } from '../ifc/properties.ts';
import { lengthOf, measure, weightOf } from '../ifc/quantities.ts';
import type { Rooted } from '../ifc/relations.ts';
import { type DuctRun, ductNode } from '../plan/ventilation.ts';
import { sideways } from './duct-nodes.ts';
import { ductItem, reach, sheetWeight } from './duct-shapes.ts';
import type { Ported } from './ports.ts';
import { buildProduct } from './product.ts';
import type { Places } from './spatial.ts';

/** A duct from its start (the origin of its frame) along its z axis. */
export interface BuiltDuct extends Ported {
  readonly length: number;
}

/** IfcDuctSegment between the fittings at both ends of the run. */
export function buildDuct(model: Model, run: DuctRun, places: Places): BuiltDuct {
  const [from, to] = [ductNode(run.from), ductNode(run.to)];
  const z = unit(subtract(to.at, from.at));
  const start = add(from.at, scale(z, reach[from.kind]));
  const size = length(subtract(to.at, from.at)) - reach[from.kind] - reach[to.kind];
  const tag = `${run.from} ${run.to}`;
  const place = start[2] < places.upper.elevation ? places.ground : places.upper;
  const origin: Vec3 = [start[0], start[1], start[2] - place.elevation];
  const built = buildProduct(model, {
    ifc: 'IFCDUCTSEGMENT',
    tag,
    name: `Spiral duct ${run.diameter}`,
    predefined: 'RIGIDSEGMENT',
    within: place.spatial,
    parent: place.placement,
    frame: { origin, z, x: sideways(z) },
    layer: 'Ventilation',
    items: [ductItem(model, run.diameter, size)],
    uniclass: 'EF_65_40',
    type: ductType(model, run.diameter),
    material: material(model, 'Galvanised sheet steel'),
  });
  const isUp = ({ at }: { at: Vec3 }) => at[2] >= places.upper.elevation;
  if (isUp(from) !== isUp(to)) {
    const other = place === places.ground ? places.upper : places.ground;
    model.relate('IFCRELREFERENCEDINSPATIALSTRUCTURE', other.spatial, built.product);
  }
  measure(model, built.product, 'Qto_DuctSegmentBaseQuantities', {
    Length: lengthOf(size),
    GrossWeight: weightOf(sheetWeight(run.diameter, size)),
  });
  return { ...built, length: size };
}

const shapes: Enumeration = {
  name: 'PEnum_DuctSegmentShape',
  values: ['FLATOVAL', 'RECTANGULAR', 'ROUND', 'OTHER', 'NOTKNOWN', 'UNSET'],
};

const ductType = oncePerModel((model: Model, diameter: DuctRun['diameter']): Rooted => {
  const common: Properties = {
    Reference: identifier(`SR-${diameter}`),
    Status: statusNew,
    Shape: { kind: 'enumerated', chosen: ['ROUND'], from: shapes },
    PressureRange: { kind: 'bounded', lower: pressure(-750), upper: pressure(1000) },
    NominalDiameterOrWidth: positiveLength(diameter),
    Reinforcement: label('none'),
  };
  const described = {
    tag: `duct ${diameter}`,
    name: `Spiral duct ${diameter}`,
    sets: { Pset_DuctSegmentTypeCommon: common },
  };
  return elementType(model, 'IFCDUCTSEGMENTTYPE', described, predefined('RIGIDSEGMENT'));
});
