import type { Model } from './model.ts';
import type { Rooted } from './relations.ts';
import type { Ref } from './step-text.ts';

/** Lengths in millimetres, areas and volumes in square and cubic metres, weights in kilograms, times in `unit`. */
export type Quantity =
  | { readonly kind: 'LENGTH' | 'AREA' | 'VOLUME' | 'WEIGHT' | 'COUNT'; readonly value: number }
  | { readonly kind: 'TIME'; readonly value: number; readonly unit: Ref }
  | { readonly kind: 'COMPLEX'; readonly discrimination: string; readonly parts: Quantities };

export type Quantities = Readonly<Record<string, Quantity>>;

const toSquareMetres = 1e-6;
const toCubicMetres = 1e-9;

export const lengthOf = (millimetres: number): Quantity => ({ kind: 'LENGTH', value: tidy(millimetres) });
export const areaOf = (squareMillimetres: number): Quantity => ({
  kind: 'AREA',
  value: tidy(squareMillimetres * toSquareMetres),
});
export const volumeOf = (cubicMillimetres: number): Quantity => ({
  kind: 'VOLUME',
  value: tidy(cubicMillimetres * toCubicMetres),
});
export const weightOf = (kilograms: number): Quantity => ({ kind: 'WEIGHT', value: tidy(kilograms) });
export const countOf = (number: number): Quantity => ({ kind: 'COUNT', value: number });

/** IfcElementQuantity. Equal sets are one set that several objects share. */
export function measure(model: Model, object: Rooted, name: string, quantities: Quantities): void {
  const written = writeQuantities(model, quantities);
  const key = `${name} ${JSON.stringify(quantities)}`;
  const set = model.shareRoot('IFCELEMENTQUANTITY', key, name, null, null, written);
  model.relate('IFCRELDEFINESBYPROPERTIES', set, object);
}

function writeQuantities(model: Model, quantities: Quantities): Ref[] {
  return Object.entries(quantities).map(([name, quantity]) => {
    if (quantity.kind === 'COMPLEX') {
      const parts = writeQuantities(model, quantity.parts);
      return model.file.share('IFCPHYSICALCOMPLEXQUANTITY', name, null, parts, quantity.discrimination, null, null);
    }
    const unit = quantity.kind === 'TIME' ? quantity.unit : null;
    return model.file.share(`IFCQUANTITY${quantity.kind}`, name, null, unit, quantity.value, null);
  });
}

/** Six decimals: a millilitre of volume, a square millimetre of area. */
function tidy(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
