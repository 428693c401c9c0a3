import { describe, expect, it } from '@jest/globals';
import { Units } from '#core/ifc';
import { project } from '../../support/ifc-lines.ts';
import { openIfc } from '../../support/step.ts';

/** The selects IfcMeasureValue and IfcDerivedMeasureValue of IFC4X3, without ratios, counts, texts and money. */
const MEASURES = `AbsorbedDose Acceleration AmountOfSubstance AngularVelocity AreaDensity Area Curvature DoseEquivalent
DynamicViscosity ElectricCapacitance ElectricCharge ElectricConductance ElectricCurrent ElectricResistance ElectricVoltage
Energy Force Frequency HeatFluxDensity HeatingValue Illuminance Inductance IntegerCountRate IonConcentration
IsothermalMoistureCapacity KinematicViscosity Length LinearForce LinearMoment LinearStiffness LinearVelocity LuminousFlux
LuminousIntensityDistribution LuminousIntensity MagneticFluxDensity MagneticFlux MassDensity MassFlowRate Mass
MassPerLength ModulusOfElasticity ModulusOfLinearSubgradeReaction ModulusOfRotationalSubgradeReaction
ModulusOfSubgradeReaction MoistureDiffusivity MolecularWeight MomentOfInertia NonNegativeLength PH PlanarForce PlaneAngle
PositiveLength PositivePlaneAngle Power Pressure RadioActivity RotationalFrequency RotationalMass RotationalStiffness
SectionModulus SectionalAreaIntegral ShearModulus SolidAngle SoundPowerLevel SoundPower SoundPressureLevel SoundPressure
SpecificHeatCapacity TemperatureGradient TemperatureRateOfChange ThermalAdmittance ThermalConductivity
ThermalExpansionCoefficient ThermalResistance ThermalTransmittance ThermodynamicTemperature Time Torque VaporPermeability
Volume VolumetricFlowRate WarpingConstant WarpingMoment`.split(/\s+/);

/** m, kg, s, A, K, mol, cd by the symbol of each SI unit (SI brochure, tables 2 and 4). */
const DIMENSIONS: Record<string, number[]> = {
  ...{ 1: [], rad: [], sr: [], pH: [], dB: [], m: [1], kg: [0, 1], s: [0, 0, 1], A: [0, 0, 0, 1], K: [0, 0, 0, 0, 1] },
  ...{ mol: [0, 0, 0, 0, 0, 1], cd: [0, 0, 0, 0, 0, 0, 1], Hz: [0, 0, -1], N: [1, 1, -2], Pa: [-1, 1, -2] },
  ...{ J: [2, 1, -2], W: [2, 1, -3], C: [0, 0, 1, 1], V: [2, 1, -3, -1], F: [-2, -1, 4, 2], Ω: [2, 1, -3, -2] },
  ...{ S: [-2, -1, 3, 2], Wb: [2, 1, -2, -1], T: [0, 1, -2, -1], H: [2, 1, -2, -2], lm: [0, 0, 0, 0, 0, 0, 1] },
  ...{ lx: [-2, 0, 0, 0, 0, 0, 1], Bq: [0, 0, -1], Gy: [2, 0, -2], Sv: [2, 0, -2] },
};

/** `W/(m²·K)`, taken apart independently of how it was put together. */
function dimensionOf(symbol: string): number[] {
  const sum = [0, 0, 0, 0, 0, 0, 0];
  symbol.split('/').forEach((side, below) => {
    for (const factor of side.replace(/[()]/g, '').split('·')) {
      const [, base = '', power] = /^(.+?)([²³⁴⁵⁶])?$/u.exec(factor) ?? [];
      const exponent = (power === undefined ? 1 : '²³⁴⁵⁶'.indexOf(power) + 2) * (below ? -1 : 1);
      (DIMENSIONS[base] ?? [Number.NaN]).forEach((value, index) => {
        sum[index] = (sum[index] ?? 0) + value * exponent;
      });
    }
  });
  return sum;
}

describe('The table of unit kinds', () => {
  it.each(MEASURES)('has an SI unit for Ifc%sMeasure', async (measure) => {
    const units = Units.of((await openIfc(project(1))).file);
    expect(units.forMeasure(`Ifc${measure}Measure`)).toMatchObject({ toSi: 1, offset: 0 });
    expect(units.forMeasure(`IFC${measure.toUpperCase()}MEASURE`)).toBe(units.forMeasure(`Ifc${measure}Measure`));
  });

  it('gives every kind a symbol of the dimension that derived units of that kind are checked against', async () => {
    const base = ['METRE', 'GRAM', 'SECOND', 'AMPERE', 'KELVIN', 'MOLE', 'CANDELA'];
    const baseLines = base.map((name, index) => `#${index + 2}=IFCSIUNIT(*,.X.,$,.${name}.);`);
    const units = Units.of((await openIfc(project(1))).file);
    const kinds = MEASURES.map((measure) => units.forMeasure(`Ifc${measure}Measure`)).flatMap((unit) => unit ?? []);
    const lines = kinds.map(({ kind, siSymbol }, row) => {
      const elements = dimensionOf(siSymbol ?? '').map((exponent, index) => ({
        id: 1000 + row * 10 + index,
        exponent,
        index,
      }));
      const statements = elements.map(
        ({ id, exponent, index }) => `#${id}=IFCDERIVEDUNITELEMENT(#${index + 2},${exponent});`,
      );
      return `#${100 + row}=IFCDERIVEDUNIT((${elements.map(({ id }) => `#${id}`)}),.${kind}.,$);${statements.join('')}`;
    });
    const { file, diagnostics } = await openIfc([project(1), ...baseLines, ...lines].join('\n'));
    const derived = Units.of(file);
    expect(kinds.map((_, row) => derived.read(100 + row)?.siSymbol)).toEqual(kinds.map(({ siSymbol }) => siSymbol));
    expect(diagnostics.count('ifc/unit-dimension')).toBe(0);
  });
});
