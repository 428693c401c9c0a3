/** Exponents of metre, kilogram, second, ampere, kelvin, mole, candela (IfcDimensionalExponents). */
export type Dimension = readonly [number, number, number, number, number, number, number];

/** One kind of unit: IfcUnitEnum or IfcDerivedUnitEnum. */
export interface UnitKind {
  readonly kind: string;
  readonly dimension: Dimension;
  /** Its SI unit. */
  readonly siSymbol: string;
  /** The defined types that are measured in it. */
  readonly measures: readonly string[];
}

const row = (kind: string, dimension: Dimension, siSymbol: string, ...measures: string[]): UnitKind => ({
  kind,
  dimension,
  siSymbol,
  measures,
});

/**
 * Every kind of unit of IFC2X3, IFC4 and IFC4X3 with its SI unit, as IfcDimensionsForUnitType and the texts of the
 * measure types give them. Measures that are not listed are plain numbers or texts: ratios, counts, IfcParameterValue,
 * IfcContextDependentMeasure, IfcDescriptiveMeasure; IfcMonetaryMeasure has the project's currency.
 */
export const unitKinds: readonly UnitKind[] = [
  // IfcUnitEnum: base units and the derived units that have a name of their own
  row(
    'LENGTHUNIT',
    [1, 0, 0, 0, 0, 0, 0],
    'm',
    'IfcLengthMeasure',
    'IfcPositiveLengthMeasure',
    'IfcNonNegativeLengthMeasure',
  ),
  row('AREAUNIT', [2, 0, 0, 0, 0, 0, 0], 'm²', 'IfcAreaMeasure'),
  row('VOLUMEUNIT', [3, 0, 0, 0, 0, 0, 0], 'm³', 'IfcVolumeMeasure'),
  row('MASSUNIT', [0, 1, 0, 0, 0, 0, 0], 'kg', 'IfcMassMeasure'),
  row('TIMEUNIT', [0, 0, 1, 0, 0, 0, 0], 's', 'IfcTimeMeasure'),
  row('ELECTRICCURRENTUNIT', [0, 0, 0, 1, 0, 0, 0], 'A', 'IfcElectricCurrentMeasure'),
  row('THERMODYNAMICTEMPERATUREUNIT', [0, 0, 0, 0, 1, 0, 0], 'K', 'IfcThermodynamicTemperatureMeasure'),
  row('AMOUNTOFSUBSTANCEUNIT', [0, 0, 0, 0, 0, 1, 0], 'mol', 'IfcAmountOfSubstanceMeasure'),
  row('LUMINOUSINTENSITYUNIT', [0, 0, 0, 0, 0, 0, 1], 'cd', 'IfcLuminousIntensityMeasure'),
  row('PLANEANGLEUNIT', [0, 0, 0, 0, 0, 0, 0], 'rad', 'IfcPlaneAngleMeasure', 'IfcPositivePlaneAngleMeasure'),
  row('SOLIDANGLEUNIT', [0, 0, 0, 0, 0, 0, 0], 'sr', 'IfcSolidAngleMeasure'),
  row('ABSORBEDDOSEUNIT', [2, 0, -2, 0, 0, 0, 0], 'Gy', 'IfcAbsorbedDoseMeasure'),
  row('DOSEEQUIVALENTUNIT', [2, 0, -2, 0, 0, 0, 0], 'Sv', 'IfcDoseEquivalentMeasure'),
  row('ELECTRICCAPACITANCEUNIT', [-2, -1, 4, 2, 0, 0, 0], 'F', 'IfcElectricCapacitanceMeasure'),
  row('ELECTRICCHARGEUNIT', [0, 0, 1, 1, 0, 0, 0], 'C', 'IfcElectricChargeMeasure'),
  row('ELECTRICCONDUCTANCEUNIT', [-2, -1, 3, 2, 0, 0, 0], 'S', 'IfcElectricConductanceMeasure'),
  row('ELECTRICRESISTANCEUNIT', [2, 1, -3, -2, 0, 0, 0], 'Ω', 'IfcElectricResistanceMeasure'),
  row('ELECTRICVOLTAGEUNIT', [2, 1, -3, -1, 0, 0, 0], 'V', 'IfcElectricVoltageMeasure'),
  row('ENERGYUNIT', [2, 1, -2, 0, 0, 0, 0], 'J', 'IfcEnergyMeasure'),
  row('FORCEUNIT', [1, 1, -2, 0, 0, 0, 0], 'N', 'IfcForceMeasure'),
  row('FREQUENCYUNIT', [0, 0, -1, 0, 0, 0, 0], 'Hz', 'IfcFrequencyMeasure'),
  row('ILLUMINANCEUNIT', [-2, 0, 0, 0, 0, 0, 1], 'lx', 'IfcIlluminanceMeasure'),
  row('INDUCTANCEUNIT', [2, 1, -2, -2, 0, 0, 0], 'H', 'IfcInductanceMeasure'),
  row('LUMINOUSFLUXUNIT', [0, 0, 0, 0, 0, 0, 1], 'lm', 'IfcLuminousFluxMeasure'),
  row('MAGNETICFLUXUNIT', [2, 1, -2, -1, 0, 0, 0], 'Wb', 'IfcMagneticFluxMeasure'),
  row('MAGNETICFLUXDENSITYUNIT', [0, 1, -2, -1, 0, 0, 0], 'T', 'IfcMagneticFluxDensityMeasure'),
  row('POWERUNIT', [2, 1, -3, 0, 0, 0, 0], 'W', 'IfcPowerMeasure'),
  row('PRESSUREUNIT', [-1, 1, -2, 0, 0, 0, 0], 'Pa', 'IfcPressureMeasure'),
  row('RADIOACTIVITYUNIT', [0, 0, -1, 0, 0, 0, 0], 'Bq', 'IfcRadioActivityMeasure'),
  // IfcDerivedUnitEnum
  row('ACCELERATIONUNIT', [1, 0, -2, 0, 0, 0, 0], 'm/s²', 'IfcAccelerationMeasure'),
  row('ANGULARVELOCITYUNIT', [0, 0, -1, 0, 0, 0, 0], 'rad/s', 'IfcAngularVelocityMeasure'),
  row('AREADENSITYUNIT', [-2, 1, 0, 0, 0, 0, 0], 'kg/m²', 'IfcAreaDensityMeasure'),
  row('COMPOUNDPLANEANGLEUNIT', [0, 0, 0, 0, 0, 0, 0], 'rad'),
  row('CURVATUREUNIT', [-1, 0, 0, 0, 0, 0, 0], 'rad/m', 'IfcCurvatureMeasure'),
  row('DYNAMICVISCOSITYUNIT', [-1, 1, -1, 0, 0, 0, 0], 'Pa·s', 'IfcDynamicViscosityMeasure'),
  row('HEATFLUXDENSITYUNIT', [0, 1, -3, 0, 0, 0, 0], 'W/m²', 'IfcHeatFluxDensityMeasure'),
  row('HEATINGVALUEUNIT', [2, 0, -2, 0, 0, 0, 0], 'J/kg', 'IfcHeatingValueMeasure'),
  row('INTEGERCOUNTRATEUNIT', [0, 0, -1, 0, 0, 0, 0], '1/s', 'IfcIntegerCountRateMeasure'),
  row('IONCONCENTRATIONUNIT', [-3, 1, 0, 0, 0, 0, 0], 'kg/m³', 'IfcIonConcentrationMeasure'),
  row('ISOTHERMALMOISTURECAPACITYUNIT', [3, -1, 0, 0, 0, 0, 0], 'm³/kg', 'IfcIsothermalMoistureCapacityMeasure'),
  row('KINEMATICVISCOSITYUNIT', [2, 0, -1, 0, 0, 0, 0], 'm²/s', 'IfcKinematicViscosityMeasure'),
  row('LINEARFORCEUNIT', [0, 1, -2, 0, 0, 0, 0], 'N/m', 'IfcLinearForceMeasure'),
  row('LINEARMOMENTUNIT', [1, 1, -2, 0, 0, 0, 0], 'N·m/m', 'IfcLinearMomentMeasure'),
  row('LINEARSTIFFNESSUNIT', [0, 1, -2, 0, 0, 0, 0], 'N/m', 'IfcLinearStiffnessMeasure'),
  row('LINEARVELOCITYUNIT', [1, 0, -1, 0, 0, 0, 0], 'm/s', 'IfcLinearVelocityMeasure'),
  row('LUMINOUSINTENSITYDISTRIBUTIONUNIT', [0, 0, 0, 0, 0, 0, 0], 'cd/lm', 'IfcLuminousIntensityDistributionMeasure'),
  row('MASSDENSITYUNIT', [-3, 1, 0, 0, 0, 0, 0], 'kg/m³', 'IfcMassDensityMeasure'),
  row('MASSFLOWRATEUNIT', [0, 1, -1, 0, 0, 0, 0], 'kg/s', 'IfcMassFlowRateMeasure'),
  row('MASSPERLENGTHUNIT', [-1, 1, 0, 0, 0, 0, 0], 'kg/m', 'IfcMassPerLengthMeasure'),
  row('MODULUSOFELASTICITYUNIT', [-1, 1, -2, 0, 0, 0, 0], 'N/m²', 'IfcModulusOfElasticityMeasure'),
  row(
    'MODULUSOFLINEARSUBGRADEREACTIONUNIT',
    [-1, 1, -2, 0, 0, 0, 0],
    'N/m²',
    'IfcModulusOfLinearSubgradeReactionMeasure',
  ),
  row(
    'MODULUSOFROTATIONALSUBGRADEREACTIONUNIT',
    [1, 1, -2, 0, 0, 0, 0],
    'N·m/(m·rad)',
    'IfcModulusOfRotationalSubgradeReactionMeasure',
  ),
  row('MODULUSOFSUBGRADEREACTIONUNIT', [-2, 1, -2, 0, 0, 0, 0], 'N/m³', 'IfcModulusOfSubgradeReactionMeasure'),
  row('MOISTUREDIFFUSIVITYUNIT', [3, 0, -1, 0, 0, 0, 0], 'm³/s', 'IfcMoistureDiffusivityMeasure'),
  row('MOLECULARWEIGHTUNIT', [0, 1, 0, 0, 0, -1, 0], 'kg/mol', 'IfcMolecularWeightMeasure'),
  row('MOMENTOFINERTIAUNIT', [4, 0, 0, 0, 0, 0, 0], 'm⁴', 'IfcMomentOfInertiaMeasure'),
  row('PHUNIT', [0, 0, 0, 0, 0, 0, 0], 'pH', 'IfcPHMeasure'),
  row('PLANARFORCEUNIT', [-1, 1, -2, 0, 0, 0, 0], 'N/m²', 'IfcPlanarForceMeasure'),
  row('ROTATIONALFREQUENCYUNIT', [0, 0, -1, 0, 0, 0, 0], '1/s', 'IfcRotationalFrequencyMeasure'),
  row('ROTATIONALMASSUNIT', [2, 1, 0, 0, 0, 0, 0], 'kg·m²', 'IfcRotationalMassMeasure'),
  row('ROTATIONALSTIFFNESSUNIT', [2, 1, -2, 0, 0, 0, 0], 'N·m/rad', 'IfcRotationalStiffnessMeasure'),
  row('SECTIONAREAINTEGRALUNIT', [5, 0, 0, 0, 0, 0, 0], 'm⁵', 'IfcSectionalAreaIntegralMeasure'),
  row('SECTIONMODULUSUNIT', [3, 0, 0, 0, 0, 0, 0], 'm³', 'IfcSectionModulusMeasure'),
  row('SHEARMODULUSUNIT', [-1, 1, -2, 0, 0, 0, 0], 'N/m²', 'IfcShearModulusMeasure'),
  row('SOUNDPOWERLEVELUNIT', [0, 0, 0, 0, 0, 0, 0], 'dB', 'IfcSoundPowerLevelMeasure'),
  row('SOUNDPOWERUNIT', [2, 1, -3, 0, 0, 0, 0], 'W', 'IfcSoundPowerMeasure'),
  row('SOUNDPRESSURELEVELUNIT', [0, 0, 0, 0, 0, 0, 0], 'dB', 'IfcSoundPressureLevelMeasure'),
  row('SOUNDPRESSUREUNIT', [-1, 1, -2, 0, 0, 0, 0], 'Pa', 'IfcSoundPressureMeasure'),
  row('SPECIFICHEATCAPACITYUNIT', [2, 0, -2, 0, -1, 0, 0], 'J/(kg·K)', 'IfcSpecificHeatCapacityMeasure'),
  row('TEMPERATUREGRADIENTUNIT', [-1, 0, 0, 0, 1, 0, 0], 'K/m', 'IfcTemperatureGradientMeasure'),
  row('TEMPERATURERATEOFCHANGEUNIT', [0, 0, -1, 0, 1, 0, 0], 'K/s', 'IfcTemperatureRateOfChangeMeasure'),
  row('THERMALADMITTANCEUNIT', [0, 1, -3, 0, -1, 0, 0], 'W/(m²·K)', 'IfcThermalAdmittanceMeasure'),
  row('THERMALCONDUCTANCEUNIT', [1, 1, -3, 0, -1, 0, 0], 'W/(m·K)', 'IfcThermalConductivityMeasure'),
  row('THERMALEXPANSIONCOEFFICIENTUNIT', [0, 0, 0, 0, -1, 0, 0], '1/K', 'IfcThermalExpansionCoefficientMeasure'),
  row('THERMALRESISTANCEUNIT', [0, -1, 3, 0, 1, 0, 0], 'm²·K/W', 'IfcThermalResistanceMeasure'),
  row('THERMALTRANSMITTANCEUNIT', [0, 1, -3, 0, -1, 0, 0], 'W/(m²·K)', 'IfcThermalTransmittanceMeasure'),
  row('TORQUEUNIT', [2, 1, -2, 0, 0, 0, 0], 'N·m', 'IfcTorqueMeasure'),
  row('VAPORPERMEABILITYUNIT', [0, 0, 1, 0, 0, 0, 0], 'kg/(s·m·Pa)', 'IfcVaporPermeabilityMeasure'),
  row('VOLUMETRICFLOWRATEUNIT', [3, 0, -1, 0, 0, 0, 0], 'm³/s', 'IfcVolumetricFlowRateMeasure'),
  row('WARPINGCONSTANTUNIT', [6, 0, 0, 0, 0, 0, 0], 'm⁶', 'IfcWarpingConstantMeasure'),
  row('WARPINGMOMENTUNIT', [3, 1, -2, 0, 0, 0, 0], 'N·m²', 'IfcWarpingMomentMeasure'),
];

/** By IfcUnitEnum or IfcDerivedUnitEnum. */
export const unitKindByName: ReadonlyMap<string, UnitKind> = new Map(unitKinds.map((entry) => [entry.kind, entry]));

/** By measure type, as `IfcLengthMeasure` and as STEP writes it, `IFCLENGTHMEASURE`. */
export const unitKindByMeasure: ReadonlyMap<string, UnitKind> = new Map(
  unitKinds.flatMap((entry) =>
    entry.measures.flatMap((measure) => [[measure, entry] as const, [measure.toUpperCase(), entry] as const]),
  ),
);
