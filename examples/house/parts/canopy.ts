import { material } from '../ifc/materials.ts';
import type { Model } from '../ifc/model.ts';
import type { Vec3 } from '../ifc/points.ts';
import { box, type Item, sweepDisk } from '../ifc/solids.ts';
import { buildProduct } from './product.ts';
import type { Place } from './spatial.ts';

const plate = { west: 4950, east: 7350, south: 8401, north: 9750, bottom: 2470, top: 2540 } as const;
const ties = [5150, 7150] as const;

/** The steel roof over the entrance, hung from the wall by two rods. */
export function buildCanopy(model: Model, place: Place): void {
  const { west, east, south, north, bottom, top } = plate;
  const sheet = box(model, [west, south, bottom], [east, north, top]);
  steelPart(model, place, { ifc: 'IFCPLATE', tag: 'CA-01', name: 'Entrance canopy', predefined: 'SHEET' }, sheet);
  for (const [index, x] of ties.entries()) {
    const ends: Vec3[] = [
      [x, north - 200, top],
      [x, south, 3350],
    ];
    const named = { tag: `CA-1${index}`, name: `Canopy tie ${index + 1}` };
    steelPart(model, place, { ...named, ifc: 'IFCMEMBER', predefined: 'BRACE' }, sweepDisk(model, ends, 11));
  }
}

function steelPart(
  model: Model,
  place: Place,
  named: { ifc: string; tag: string; name: string; predefined: string },
  item: Item,
): void {
  buildProduct(model, {
    ...named,
    within: place.spatial,
    parent: place.placement,
    frame: { origin: [0, 0, 0] },
    layer: 'Structure',
    items: [item],
    material: material(model, 'Structural steel S235'),
    uniclass: 'EF_20_10_30',
  });
}
