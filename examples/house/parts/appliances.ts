import { identifier, label } from '../ifc/measures.ts';
import type { Model } from '../ifc/model.ts';
import { paint } from '../ifc/palette.ts';
import { circle } from '../ifc/profiles.ts';
import { define } from '../ifc/properties.ts';
import type { Rooted } from '../ifc/relations.ts';
import { box, extrude } from '../ifc/solids.ts';
import { buildProduct } from './product.ts';
import type { BuiltRoom } from './spaces.ts';

const size = { width: 600, depth: 620, height: 850 } as const;

const machines = [
  { tag: 'AP-01', name: 'Washing machine', kind: 'WASHINGMACHINE', west: 7900 },
  { tag: 'AP-02', name: 'Tumble dryer', kind: 'TUMBLEDRYER', west: 8520 },
] as const;

/** IfcElectricAppliance side by side along the south wall of the laundry. Returns the elements of the electrical system. */
export function buildAppliances(model: Model, laundry: BuiltRoom): Rooted[] {
  return machines.map(({ tag, name, kind, west }) => {
    const { width, depth, height } = size;
    const casing = paint(model, box(model, [0, 0, 0], [width, depth, height]), 'white');
    const door = { origin: [width / 2, depth, height / 2], z: [0, 1, 0], x: [1, 0, 0] } as const;
    const porthole = paint(model, extrude(model, circle(model, 170), 18, door), 'anthracite');
    const { product } = buildProduct(model, {
      ifc: 'IFCELECTRICAPPLIANCE',
      tag,
      name,
      predefined: kind,
      within: laundry.space,
      parent: laundry.place.placement,
      frame: { origin: [west, laundry.plan.from[1] + 30, 0] },
      layer: 'Electrical',
      items: [casing, porthole],
      uniclass: 'EF_40_40',
    });
    define(model, [product], {
      Pset_ManufacturerOccurrence: { SerialNumber: identifier(`${tag}-2025`) },
      PlinthHouse_Appliance: { EnergyClass: label('A') },
    });
    return product;
  });
}
