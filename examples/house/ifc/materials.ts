import { conductivity, density } from './measures.ts';
import type { Model } from './model.ts';
import { oncePerModel } from './once.ts';
import { type ColourName, surfaceStyle } from './palette.ts';
import { writeProperties } from './properties.ts';
import type { Ref } from './step-text.ts';

interface MaterialDescription {
  readonly category: string;
  /** kg/m3 */
  readonly density?: number;
  /** W/(m K) */
  readonly conductivity?: number;
  /** Elements whose items have no colour of their own take this one (IfcMaterialDefinitionRepresentation). */
  readonly colour?: ColourName;
}

/** Every material of the house. */
const materials = {
  'Lime render': { category: 'plaster', density: 1600, conductivity: 0.87 },
  'Mineral wool 035': { category: 'insulation', density: 60, conductivity: 0.035 },
  'Sand-lime brick': { category: 'masonry', density: 1800, conductivity: 0.99 },
  'Gypsum plaster': { category: 'plaster', density: 1200, conductivity: 0.51 },
  'Oak cladding': { category: 'wood', density: 700, conductivity: 0.18 },
  'Ventilated cavity': { category: 'air' },
  'Wood fibre insulation': { category: 'insulation', density: 110, conductivity: 0.038 },
  'Cross-laminated timber': { category: 'wood', density: 470, conductivity: 0.12 },
  'Concrete C25/30': { category: 'concrete', density: 2400, conductivity: 2.3, colour: 'concrete' },
  'Cement screed': { category: 'screed', density: 2000, conductivity: 1.4 },
  'EPS 035': { category: 'insulation', density: 20, conductivity: 0.035 },
  'Impact sound insulation': { category: 'insulation', density: 100, conductivity: 0.04 },
  'Gypsum board': { category: 'board', density: 800, conductivity: 0.25 },
  'Natural slate': { category: 'stone', density: 2750, conductivity: 2.2 },
  'Roof membrane': { category: 'membrane', density: 1200, conductivity: 0.17 },
  'Oak parquet': { category: 'wood', density: 700, conductivity: 0.18, colour: 'oak' },
  'Porcelain tile': { category: 'ceramic', density: 2300, conductivity: 1.3, colour: 'tile' },
  Oak: { category: 'wood', density: 700, conductivity: 0.18, colour: 'oak' },
  'Thermally treated ash': { category: 'wood', density: 650, colour: 'deck' },
  'Structural steel S235': { category: 'steel', density: 7850, conductivity: 50, colour: 'anthracite' },
  'Powder-coated aluminium': { category: 'aluminium', density: 2700, conductivity: 160 },
  'Insulating glass': { category: 'glass', density: 2500, conductivity: 1 },
  'Galvanised sheet steel': { category: 'steel', density: 7850, conductivity: 50, colour: 'galvanised' },
  'Titanium zinc': { category: 'zinc', density: 7200, colour: 'galvanised' },
  'Copper pipe, insulated': { category: 'copper', density: 8900, colour: 'terracotta' },
  'Sanitary ceramic': { category: 'ceramic', density: 2400, colour: 'white' },
  'Wool fabric': { category: 'textile' },
  'Concrete paving': { category: 'concrete', density: 2300, colour: 'paving' },
  Topsoil: { category: 'soil' },
} as const satisfies Record<string, MaterialDescription>;

export type MaterialName = keyof typeof materials;

/** IfcMaterial with its properties and colour, written once. */
export const material = oncePerModel((model: Model, name: MaterialName): Ref => {
  const { category, colour, ...physics }: MaterialDescription = materials[name];
  const { file } = model;
  const added = file.add('IFCMATERIAL', name, null, category);
  if (physics.density !== undefined) {
    const properties = writeProperties(model, { MassDensity: density(physics.density) });
    file.add('IFCMATERIALPROPERTIES', 'Pset_MaterialCommon', null, properties, added);
  }
  if (physics.conductivity !== undefined) {
    const properties = writeProperties(model, { ThermalConductivity: conductivity(physics.conductivity) });
    file.add('IFCMATERIALPROPERTIES', 'Pset_MaterialThermal', null, properties, added);
  }
  if (colour) {
    const item = file.add('IFCSTYLEDITEM', null, [surfaceStyle(model, colour)], null);
    const styled = file.add('IFCSTYLEDREPRESENTATION', model.frame.contexts.body, 'Style', 'Material', [item]);
    file.add('IFCMATERIALDEFINITIONREPRESENTATION', null, null, [styled], added);
  }
  return added;
});

/** Density and conductivity for take-off and heat loss; a cavity has neither. */
export function physicsOf(name: MaterialName): Pick<MaterialDescription, 'density' | 'conductivity'> {
  const described: MaterialDescription = materials[name];
  return described;
}
