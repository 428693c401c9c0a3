import * as z from 'zod';

/** The unit that a number is written in, and how to bring it to SI: `value * toSi + offset`, see `toSi`. */
export const UnitOfMeasure = z.object({
  /** IfcUnitEnum or IfcDerivedUnitEnum (`LENGTHUNIT`, `VOLUMETRICFLOWRATEUNIT`), or `MONETARYUNIT`. */
  kind: z.string(),
  /** `MILLIMETRE`, `degree`, `EUR`; of a derived unit its symbol. */
  name: z.string(),
  /** `mm`, `°`, `l/s`. */
  symbol: z.string(),
  /** Factor to the SI unit; null where there is none: money, context-dependent units. */
  toSi: z.number().positive().nullable(),
  /** Added after the factor; not 0 for temperatures such as degrees Celsius. */
  offset: z.number(),
  /** `m`, `rad`, `m³/s`; the unit of the SI value. Null exactly where `toSi` is. */
  siSymbol: z.string().nullable(),
});
export type UnitOfMeasure = z.infer<typeof UnitOfMeasure>;

/** The value in the unit's SI unit; null where the unit has none. */
export function toSi(value: number, unit: UnitOfMeasure): number | null {
  return unit.toSi === null ? null : value * unit.toSi + unit.offset;
}
