/** One of IfcSIUnitName. */
export interface SiUnit {
  readonly symbol: string;
  /** Its kind of unit, which gives its dimension. */
  readonly kind: string;
  /** To which power the prefix is raised: a square millimetre is (10^-3 m)². */
  readonly power?: 2 | 3;
  /** To the SI unit of the kind, where the unit is not that itself. */
  readonly factor?: number;
  readonly offset?: number;
}

/**
 * IfcSIUnitName. Two of them are not SI's own: the gram (SI: kilogram) and the degree Celsius (SI: kelvin).
 *
 * On `power`: the standard does not say in words whether MILLI SQUARE_METRE is (mm)² or a thousandth of a square metre,
 * but SI knows only the former (SI brochure, 3: a prefix and a symbol form a new symbol that is raised as a whole), and
 * IfcOpenShell reads it so since its issue 9278: DECI CUBIC_METRE is the litre.
 */
const unitTable: Readonly<Record<string, SiUnit>> = {
  METRE: { symbol: 'm', kind: 'LENGTHUNIT' },
  SQUARE_METRE: { symbol: 'm²', kind: 'AREAUNIT', power: 2 },
  CUBIC_METRE: { symbol: 'm³', kind: 'VOLUMEUNIT', power: 3 },
  GRAM: { symbol: 'g', kind: 'MASSUNIT', factor: 0.001 },
  SECOND: { symbol: 's', kind: 'TIMEUNIT' },
  AMPERE: { symbol: 'A', kind: 'ELECTRICCURRENTUNIT' },
  KELVIN: { symbol: 'K', kind: 'THERMODYNAMICTEMPERATUREUNIT' },
  DEGREE_CELSIUS: { symbol: '°C', kind: 'THERMODYNAMICTEMPERATUREUNIT', offset: 273.15 },
  MOLE: { symbol: 'mol', kind: 'AMOUNTOFSUBSTANCEUNIT' },
  CANDELA: { symbol: 'cd', kind: 'LUMINOUSINTENSITYUNIT' },
  RADIAN: { symbol: 'rad', kind: 'PLANEANGLEUNIT' },
  STERADIAN: { symbol: 'sr', kind: 'SOLIDANGLEUNIT' },
  HERTZ: { symbol: 'Hz', kind: 'FREQUENCYUNIT' },
  NEWTON: { symbol: 'N', kind: 'FORCEUNIT' },
  PASCAL: { symbol: 'Pa', kind: 'PRESSUREUNIT' },
  JOULE: { symbol: 'J', kind: 'ENERGYUNIT' },
  WATT: { symbol: 'W', kind: 'POWERUNIT' },
  COULOMB: { symbol: 'C', kind: 'ELECTRICCHARGEUNIT' },
  VOLT: { symbol: 'V', kind: 'ELECTRICVOLTAGEUNIT' },
  FARAD: { symbol: 'F', kind: 'ELECTRICCAPACITANCEUNIT' },
  OHM: { symbol: 'Ω', kind: 'ELECTRICRESISTANCEUNIT' },
  SIEMENS: { symbol: 'S', kind: 'ELECTRICCONDUCTANCEUNIT' },
  WEBER: { symbol: 'Wb', kind: 'MAGNETICFLUXUNIT' },
  TESLA: { symbol: 'T', kind: 'MAGNETICFLUXDENSITYUNIT' },
  HENRY: { symbol: 'H', kind: 'INDUCTANCEUNIT' },
  LUMEN: { symbol: 'lm', kind: 'LUMINOUSFLUXUNIT' },
  LUX: { symbol: 'lx', kind: 'ILLUMINANCEUNIT' },
  BECQUEREL: { symbol: 'Bq', kind: 'RADIOACTIVITYUNIT' },
  GRAY: { symbol: 'Gy', kind: 'ABSORBEDDOSEUNIT' },
  SIEVERT: { symbol: 'Sv', kind: 'DOSEEQUIVALENTUNIT' },
};

/** One of IfcSIPrefix: its symbol and its power of ten. */
export interface SiPrefix {
  readonly symbol: string;
  readonly exponent: number;
}

const prefixTable: Readonly<Record<string, SiPrefix>> = {
  EXA: { symbol: 'E', exponent: 18 },
  PETA: { symbol: 'P', exponent: 15 },
  TERA: { symbol: 'T', exponent: 12 },
  GIGA: { symbol: 'G', exponent: 9 },
  MEGA: { symbol: 'M', exponent: 6 },
  KILO: { symbol: 'k', exponent: 3 },
  HECTO: { symbol: 'h', exponent: 2 },
  DECA: { symbol: 'da', exponent: 1 },
  DECI: { symbol: 'd', exponent: -1 },
  CENTI: { symbol: 'c', exponent: -2 },
  MILLI: { symbol: 'm', exponent: -3 },
  MICRO: { symbol: 'µ', exponent: -6 },
  NANO: { symbol: 'n', exponent: -9 },
  PICO: { symbol: 'p', exponent: -12 },
  FEMTO: { symbol: 'f', exponent: -15 },
  ATTO: { symbol: 'a', exponent: -18 },
};

export const siUnits: ReadonlyMap<string, SiUnit> = new Map(Object.entries(unitTable));
export const siPrefixes: ReadonlyMap<string, SiPrefix> = new Map(Object.entries(prefixTable));
