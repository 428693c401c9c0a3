/** A unit outside SI that is known by its name. */
export interface NamedUnit {
  readonly symbol: string;
  /** To the SI unit of its kind. */
  readonly toSi: number;
  readonly offset?: number;
}

const POUND = 0.45359237;
const INCH = 0.0254;
const POUND_FORCE = POUND * 9.80665;
const PSI = POUND_FORCE / INCH ** 2;
/** Rankine's degree: Fahrenheit's scale counts from -459.67 of them. */
const RANKINE = 5 / 9;

/**
 * The names that the standard gives for IfcConversionBasedUnit.Name, and a few that files use beside them, in lower case
 * with single spaces. They give the symbol, and the factor where the file's own cannot be read.
 */
const namedUnits: ReadonlyMap<string, NamedUnit> = new Map(
  Object.entries<NamedUnit>({
    thou: { symbol: 'thou', toSi: INCH / 1000 },
    inch: { symbol: 'in', toSi: INCH },
    foot: { symbol: 'ft', toSi: 0.3048 },
    'us survey foot': { symbol: 'ftUS', toSi: 1200 / 3937 },
    yard: { symbol: 'yd', toSi: 0.9144 },
    mile: { symbol: 'mi', toSi: 1609.344 },
    'square inch': { symbol: 'in²', toSi: INCH ** 2 },
    'square foot': { symbol: 'ft²', toSi: 0.09290304 },
    'square yard': { symbol: 'yd²', toSi: 0.83612736 },
    acre: { symbol: 'ac', toSi: 4046.8564224 },
    hectare: { symbol: 'ha', toSi: 10_000 },
    'square mile': { symbol: 'mi²', toSi: 2_589_988.110336 },
    'cubic inch': { symbol: 'in³', toSi: 0.000016387064 },
    'cubic foot': { symbol: 'ft³', toSi: 0.028316846592 },
    'cubic yard': { symbol: 'yd³', toSi: 0.764554857984 },
    litre: { symbol: 'l', toSi: 0.001 },
    liter: { symbol: 'l', toSi: 0.001 },
    'fluid ounce uk': { symbol: 'fl oz (UK)', toSi: 0.0000284130625 },
    'fluid ounce us': { symbol: 'fl oz (US)', toSi: 0.0000295735295625 },
    'pint uk': { symbol: 'pt (UK)', toSi: 0.00056826125 },
    'pint us': { symbol: 'pt (US)', toSi: 0.000473176473 },
    'gallon uk': { symbol: 'gal (UK)', toSi: 0.00454609 },
    'gallon us': { symbol: 'gal (US)', toSi: 0.003785411784 },
    degree: { symbol: '°', toSi: Math.PI / 180 },
    degrees: { symbol: '°', toSi: Math.PI / 180 },
    gon: { symbol: 'gon', toSi: Math.PI / 200 },
    grad: { symbol: 'gon', toSi: Math.PI / 200 },
    ounce: { symbol: 'oz', toSi: POUND / 16 },
    pound: { symbol: 'lb', toSi: POUND },
    tonne: { symbol: 't', toSi: 1000 },
    'ton uk': { symbol: 'ton (UK)', toSi: POUND * 2240 },
    'ton us': { symbol: 'ton (US)', toSi: POUND * 2000 },
    lbf: { symbol: 'lbf', toSi: POUND_FORCE },
    kip: { symbol: 'kip', toSi: POUND_FORCE * 1000 },
    psi: { symbol: 'psi', toSi: PSI },
    ksi: { symbol: 'ksi', toSi: PSI * 1000 },
    minute: { symbol: 'min', toSi: 60 },
    hour: { symbol: 'h', toSi: 3600 },
    day: { symbol: 'd', toSi: 86_400 },
    btu: { symbol: 'Btu', toSi: 1055.05585262 },
    celsius: { symbol: '°C', toSi: 1, offset: 273.15 },
    'degree celsius': { symbol: '°C', toSi: 1, offset: 273.15 },
    fahrenheit: { symbol: '°F', toSi: RANKINE, offset: 459.67 * RANKINE },
    'degree fahrenheit': { symbol: '°F', toSi: RANKINE, offset: 459.67 * RANKINE },
  }),
);

/** The unit of that name, whatever its letter case, `SQUARE_FOOT` and `square foot` alike. */
export function namedUnit(name: string): NamedUnit | undefined {
  const key = name
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
  return namedUnits.get(key);
}
