import { type MaterialName, material, physicsOf } from './materials.ts';
import type { Model } from './model.ts';
import { oncePerModel } from './once.ts';
import { enumeration, type Ref } from './step-text.ts';

interface Layer {
  readonly material: MaterialName;
  /** mm */
  readonly thickness: number;
  readonly category: 'load bearing' | 'insulation' | 'finish' | 'cavity';
}

/** Build-ups from the reference side: walls from outside to inside, slabs and roofs from below to above. */
const buildUps = {
  'Exterior wall 350': [
    { material: 'Lime render', thickness: 20, category: 'finish' },
    { material: 'Mineral wool 035', thickness: 140, category: 'insulation' },
    { material: 'Sand-lime brick', thickness: 175, category: 'load bearing' },
    { material: 'Gypsum plaster', thickness: 15, category: 'finish' },
  ],
  'Studio wall 300': [
    { material: 'Oak cladding', thickness: 25, category: 'finish' },
    { material: 'Ventilated cavity', thickness: 40, category: 'cavity' },
    { material: 'Wood fibre insulation', thickness: 135, category: 'insulation' },
    { material: 'Cross-laminated timber', thickness: 100, category: 'load bearing' },
  ],
  'Partition 145': [
    { material: 'Gypsum plaster', thickness: 15, category: 'finish' },
    { material: 'Sand-lime brick', thickness: 115, category: 'load bearing' },
    { material: 'Gypsum plaster', thickness: 15, category: 'finish' },
  ],
  'Ground slab 400': [
    { material: 'Concrete C25/30', thickness: 215, category: 'load bearing' },
    { material: 'EPS 035', thickness: 120, category: 'insulation' },
    { material: 'Cement screed', thickness: 65, category: 'finish' },
  ],
  'Upper slab 285': [
    { material: 'Concrete C25/30', thickness: 200, category: 'load bearing' },
    { material: 'Impact sound insulation', thickness: 30, category: 'insulation' },
    { material: 'Cement screed', thickness: 55, category: 'finish' },
  ],
  'Slate roof 240': [
    { material: 'Gypsum board', thickness: 15, category: 'finish' },
    { material: 'Wood fibre insulation', thickness: 180, category: 'insulation' },
    { material: 'Ventilated cavity', thickness: 35, category: 'cavity' },
    { material: 'Natural slate', thickness: 10, category: 'finish' },
  ],
  'Flat roof 250': [
    { material: 'Cross-laminated timber', thickness: 120, category: 'load bearing' },
    { material: 'Wood fibre insulation', thickness: 120, category: 'insulation' },
    { material: 'Roof membrane', thickness: 10, category: 'finish' },
  ],
} as const satisfies Record<string, readonly Layer[]>;

export type BuildUp = keyof typeof buildUps;

/** IfcMaterialLayerSet, written once. Its layers are its own: a layer belongs to one set. */
export const layerSet = oncePerModel((model: Model, name: BuildUp): Ref => {
  const layers = layersOf(name).map(({ material: from, thickness: depth, category }) => {
    const values = [material(model, from), depth, category === 'cavity', from, null, category, null];
    return model.file.add('IFCMATERIALLAYER', ...values);
  });
  return model.file.add('IFCMATERIALLAYERSET', layers, name, null);
});

/** IfcMaterialLayerSetUsage: across a wall (AXIS2) or upwards through a slab (AXIS3), from the reference side. */
export function layerSetUsage(model: Model, name: BuildUp, across: 'AXIS2' | 'AXIS3'): Ref {
  const values = [enumeration(across), enumeration('POSITIVE'), 0, null];
  return model.file.share('IFCMATERIALLAYERSETUSAGE', layerSet(model, name), ...values);
}

/** Whole thickness in mm. */
export function thickness(name: BuildUp): number {
  return layersOf(name).reduce((sum, layer) => sum + layer.thickness, 0);
}

/** Layers as a list of one type, for sums over them. */
export function layersOf(name: BuildUp): readonly Layer[] {
  return buildUps[name];
}

/** Weight per volume over the whole thickness, kg/m3. */
export function meanDensity(name: BuildUp): number {
  const perArea = layersOf(name).reduce(
    (sum, layer) => sum + (physicsOf(layer.material).density ?? 0) * layer.thickness,
    0,
  );
  return perArea / thickness(name);
}

/** U value in W/(m2 K), ISO 6946: what lies outside a ventilated cavity does not count, and surfaces add 0.17 m2 K/W. */
export function thermalTransmittance(name: BuildUp): number {
  const resistance = sheltered(layersOf(name)).reduce((sum, layer) => {
    const { conductivity = Number.POSITIVE_INFINITY } = physicsOf(layer.material);
    return sum + layer.thickness / 1000 / conductivity;
  }, 0.17);
  return Math.round(1000 / resistance) / 1000;
}

/** Layers on the warm side of a ventilated cavity; walls are listed from outside, roofs from inside. */
function sheltered(layers: readonly Layer[]): readonly Layer[] {
  const cavity = layers.findIndex((layer) => layer.category === 'cavity');
  if (cavity < 0) return layers;
  return cavity < layers.length / 2 ? layers.slice(cavity + 1) : layers.slice(0, cavity);
}
