import { type MaterialName, material } from '../ifc/materials.ts';
import type { Model } from '../ifc/model.ts';
import { oncePerModel } from '../ifc/once.ts';
import { aspect } from '../ifc/shape.ts';
import type { Item } from '../ifc/solids.ts';
import type { Ref } from '../ifc/step-text.ts';

const aluminium = { Framing: 'Powder-coated aluminium', Glazing: 'Insulating glass' } as const;

/** Which part of a door or window is made of what. */
const sets = {
  'Aluminium window': aluminium,
  'Entrance door': { Lining: 'Powder-coated aluminium', Framing: 'Oak' },
  'Interior door': { Lining: 'Oak', Framing: 'Oak' },
  'Steel door': { Lining: 'Galvanised sheet steel', Framing: 'Galvanised sheet steel' },
  'Glazed door': { Lining: 'Powder-coated aluminium', ...aluminium },
} as const satisfies Record<string, Record<string, MaterialName>>;

export type ConstituentSetName = keyof typeof sets;

/** IfcMaterialConstituentSet, written once. Its constituents are its own: a constituent belongs to one set. */
export const constituentSet = oncePerModel((model: Model, name: ConstituentSetName): Ref => {
  const parts = Object.entries(sets[name]).map(([part, from]) =>
    model.file.add('IFCMATERIALCONSTITUENT', part, null, material(model, from), null, null),
  );
  return model.file.add('IFCMATERIALCONSTITUENTSET', name, null, parts);
});

/** IfcShapeAspects that tie the items of a representation map to the constituents of the same name. */
export function nameAspects(model: Model, map: Ref, parts: Readonly<Record<string, readonly Item[]>>): void {
  for (const [part, items] of Object.entries(parts)) {
    if (items.length === 0) continue;
    model.file.add('IFCSHAPEASPECT', [aspect(model, items)], part, null, true, map);
  }
}
