import type { UnitOfMeasure } from '#core/model';
import { namedUnit } from './named-units.ts';
import { siPrefixes } from './si-units.ts';

/** A length unit written as a word, as property sets do: `METRE`, `metres`, `m`, `MILLIMETER`, `US survey foot`. */
export function lengthUnitByName(text: string): UnitOfMeasure | undefined {
  const name = text
    .trim()
    .toUpperCase()
    .replace(/^M$|METERS?$|METRES$/, 'METRE');
  const unit = { kind: 'LENGTHUNIT', name, offset: 0, siSymbol: 'm' };
  if (name === 'METRE') return { ...unit, symbol: 'm', toSi: 1 };
  const prefix = name.endsWith('METRE') ? siPrefixes.get(name.slice(0, -'METRE'.length)) : undefined;
  if (prefix !== undefined) return { ...unit, symbol: `${prefix.symbol}m`, toSi: Number(`1e${prefix.exponent}`) };
  const known = namedUnit(text);
  return known && { ...unit, name: text.trim(), symbol: known.symbol, toSi: known.toSi };
}
