import { integer, typed, type Verbatim } from './step-text.ts';

/** Values of IfcValue. Units are the project's: millimetre, square and cubic metre, degree Celsius, watt, m3/h, euro. */
export const label = (text: string): Verbatim => typed('IFCLABEL', text);
export const text = (words: string): Verbatim => typed('IFCTEXT', words);
export const identifier = (id: string): Verbatim => typed('IFCIDENTIFIER', id);
export const boolean = (truth: boolean): Verbatim => typed('IFCBOOLEAN', truth);
export const logical = (truth: boolean | 'unknown'): Verbatim =>
  typed('IFCLOGICAL', truth === 'unknown' ? { verbatim: '.U.' } : truth);
export const whole = (number: number): Verbatim => typed('IFCINTEGER', integer(number));
export const real = (number: number): Verbatim => typed('IFCREAL', number);
export const count = (number: number): Verbatim => typed('IFCCOUNTMEASURE', number);
export const length = (millimetres: number): Verbatim => typed('IFCLENGTHMEASURE', millimetres);
export const positiveLength = (millimetres: number): Verbatim => typed('IFCPOSITIVELENGTHMEASURE', millimetres);
export const area = (squareMetres: number): Verbatim => typed('IFCAREAMEASURE', squareMetres);
export const volume = (cubicMetres: number): Verbatim => typed('IFCVOLUMEMEASURE', cubicMetres);
export const mass = (kilograms: number): Verbatim => typed('IFCMASSMEASURE', kilograms);
export const angle = (degrees: number): Verbatim => typed('IFCPLANEANGLEMEASURE', degrees);
export const ratio = (part: number): Verbatim => typed('IFCPOSITIVERATIOMEASURE', part);
export const normalisedRatio = (part: number): Verbatim => typed('IFCNORMALISEDRATIOMEASURE', part);
export const temperature = (celsius: number): Verbatim => typed('IFCTHERMODYNAMICTEMPERATUREMEASURE', celsius);
export const transmittance = (wattsPerSquareMetreKelvin: number): Verbatim =>
  typed('IFCTHERMALTRANSMITTANCEMEASURE', wattsPerSquareMetreKelvin);
export const conductivity = (wattsPerMetreKelvin: number): Verbatim =>
  typed('IFCTHERMALCONDUCTIVITYMEASURE', wattsPerMetreKelvin);
export const density = (kilogramsPerCubicMetre: number): Verbatim =>
  typed('IFCMASSDENSITYMEASURE', kilogramsPerCubicMetre);
export const airFlow = (cubicMetresPerHour: number): Verbatim =>
  typed('IFCVOLUMETRICFLOWRATEMEASURE', cubicMetresPerHour);
export const pressure = (pascals: number): Verbatim => typed('IFCPRESSUREMEASURE', pascals);
export const power = (watts: number): Verbatim => typed('IFCPOWERMEASURE', watts);
export const energy = (amount: number): Verbatim => typed('IFCENERGYMEASURE', amount);
export const voltage = (volts: number): Verbatim => typed('IFCELECTRICVOLTAGEMEASURE', volts);
export const frequency = (hertz: number): Verbatim => typed('IFCFREQUENCYMEASURE', hertz);
export const sound = (decibels: number): Verbatim => typed('IFCSOUNDPRESSURELEVELMEASURE', decibels);
export const money = (euros: number): Verbatim => typed('IFCMONETARYMEASURE', euros);
export const date = (iso: string): Verbatim => typed('IFCDATE', iso);
export const duration = (iso: string): Verbatim => typed('IFCDURATION', iso);
