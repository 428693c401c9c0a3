import type { Model } from './model.ts';
import { derived, enumeration, integer, type Ref, typed, type Verbatim } from './step-text.ts';

/** Units that single properties and quantities name because they differ from the project's. */
export interface Units {
  readonly assignment: Ref;
  readonly metre: Ref;
  readonly hour: Ref;
  readonly kilowattHour: Ref;
}

const siUnits = [
  ['AREAUNIT', null, 'SQUARE_METRE'],
  ['VOLUMEUNIT', null, 'CUBIC_METRE'],
  ['MASSUNIT', 'KILO', 'GRAM'],
  ['TIMEUNIT', null, 'SECOND'],
  ['THERMODYNAMICTEMPERATUREUNIT', null, 'DEGREE_CELSIUS'],
  ['POWERUNIT', null, 'WATT'],
  ['PRESSUREUNIT', null, 'PASCAL'],
  ['ENERGYUNIT', null, 'JOULE'],
  ['ELECTRICVOLTAGEUNIT', null, 'VOLT'],
  ['FREQUENCYUNIT', null, 'HERTZ'],
  ['LUMINOUSFLUXUNIT', null, 'LUMEN'],
] as const;

/** IfcUnitAssignment: millimetres and degrees, cubic metres per hour for air, euros for money. */
export function assignUnits(model: Model): Units {
  const metre = si(model, 'LENGTHUNIT', null, 'METRE');
  const second = si(model, 'TIMEUNIT', null, 'SECOND');
  const kilogram = si(model, 'MASSUNIT', 'KILO', 'GRAM');
  const kelvin = si(model, 'THERMODYNAMICTEMPERATUREUNIT', null, 'KELVIN');
  const watt = si(model, 'POWERUNIT', null, 'WATT');
  const radian = si(model, 'PLANEANGLEUNIT', null, 'RADIAN');
  const joule = si(model, 'ENERGYUNIT', null, 'JOULE');
  const hour = converted(model, 'TIMEUNIT', 'HOUR', typed('IFCTIMEMEASURE', 3600), second);
  const all = [
    si(model, 'LENGTHUNIT', 'MILLI', 'METRE'),
    ...siUnits.map(([type, prefix, name]) => si(model, type, prefix, name)),
    converted(model, 'PLANEANGLEUNIT', 'DEGREE', typed('IFCPLANEANGLEMEASURE', Math.PI / 180), radian),
    compound(model, 'VOLUMETRICFLOWRATEUNIT', [metre, 3], [hour, -1]),
    compound(model, 'THERMALTRANSMITTANCEUNIT', [watt, 1], [metre, -2], [kelvin, -1]),
    compound(model, 'THERMALCONDUCTANCEUNIT', [watt, 1], [metre, -1], [kelvin, -1]),
    compound(model, 'MASSDENSITYUNIT', [kilogram, 1], [metre, -3]),
    model.file.share('IFCMONETARYUNIT', 'EUR'),
  ];
  const kilowattHour = converted(model, 'ENERGYUNIT', 'KILOWATT HOUR', typed('IFCENERGYMEASURE', 3.6e6), joule);
  return { assignment: model.file.add('IFCUNITASSIGNMENT', all), metre, hour, kilowattHour };
}

function si(model: Model, type: string, prefix: string | null, name: string): Ref {
  const multiple = prefix === null ? null : enumeration(prefix);
  return model.file.share('IFCSIUNIT', derived, enumeration(type), multiple, enumeration(name));
}

/** Exponents of length, mass, time, current, temperature, amount and luminous intensity (IfcDimensionalExponents). */
const dimensions = {
  TIMEUNIT: [0, 0, 1, 0, 0, 0, 0],
  PLANEANGLEUNIT: [0, 0, 0, 0, 0, 0, 0],
  ENERGYUNIT: [2, 1, -2, 0, 0, 0, 0],
} as const;

function converted(model: Model, type: keyof typeof dimensions, name: string, factor: Verbatim, unit: Ref): Ref {
  const exponents = model.file.share('IFCDIMENSIONALEXPONENTS', ...dimensions[type].map(integer));
  const conversion = model.file.share('IFCMEASUREWITHUNIT', factor, unit);
  return model.file.share('IFCCONVERSIONBASEDUNIT', exponents, enumeration(type), name, conversion);
}

function compound(model: Model, type: string, ...parts: (readonly [Ref, number])[]): Ref {
  const elements = parts.map(([unit, exponent]) => model.file.share('IFCDERIVEDUNITELEMENT', unit, integer(exponent)));
  return model.file.share('IFCDERIVEDUNIT', elements, enumeration(type), null);
}
