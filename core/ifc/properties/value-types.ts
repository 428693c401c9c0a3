import type { UnitOfMeasure } from '#core/model';
import { type StepValue, TypedValue } from '#core/step';
import { unitKinds } from '../units/kinds.ts';
import type { Units } from '../units.ts';

/**
 * The types that a STEP file names in front of a value (ISO 10303-21, 10.3) and that have no unit: members of IfcValue
 * and of the other selects over defined types, in IFC2X3, IFC4 and IFC4X3 together.
 */
const withoutUnit =
  'IfcBinary IfcBoolean IfcComplexNumber IfcCompoundPlaneAngleMeasure IfcContextDependentMeasure IfcCountMeasure ' +
  'IfcDate IfcDateTime IfcDescriptiveMeasure IfcDuration IfcIdentifier IfcInteger IfcLabel IfcLogical ' +
  'IfcMonetaryMeasure IfcNormalisedRatioMeasure IfcNumericMeasure IfcParameterValue IfcPositiveInteger ' +
  'IfcPositiveRatioMeasure IfcRatioMeasure IfcReal IfcSpecularExponent IfcSpecularRoughness IfcText IfcTime ' +
  'IfcTimeStamp IfcURIReference';

/** Exact names by keyword: a file writes `IFCLENGTHMEASURE` for `IfcLengthMeasure`. */
const exactNames = new Map(
  [...withoutUnit.split(' '), ...unitKinds.flatMap(({ measures }) => measures)].map((name) => [
    name.toUpperCase(),
    name,
  ]),
);

/** A type of values, and the unit of those that give none of their own: the project's (IfcUnitAssignment) or SI's. */
export interface ValueType {
  readonly name: string;
  readonly unit: UnitOfMeasure | undefined;
}

/** The types of values in one file. A million values have some fifty types: each is looked up once. */
export class ValueTypes {
  readonly #units: Units;
  readonly #known = new Map<string, ValueType>();

  constructor(units: Units) {
    this.#units = units;
  }

  /** The type that a value names, null where it names none. */
  of(value: StepValue): ValueType | null {
    return value instanceof TypedValue ? this.named(value.type) : null;
  }

  /** A type as the schema writes it or in capitals. One that no schema has keeps its name and has no unit. */
  named(typeName: string): ValueType {
    const known = this.#known.get(typeName);
    if (known !== undefined) return known;
    const exactName = exactNames.get(typeName.toUpperCase());
    if (exactName === undefined) return { name: typeName, unit: undefined };
    const type = { name: exactName, unit: this.#units.forMeasure(exactName) };
    this.#known.set(typeName, type);
    return type;
  }

  /** The unit that an instance of IfcUnit is; undefined, with a diagnostic, where it is none. */
  unit(id: number): UnitOfMeasure | undefined {
    return this.#units.read(id);
  }
}
