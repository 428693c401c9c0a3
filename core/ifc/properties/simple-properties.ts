import type { MeasuredColumn, SimpleProperty, SiValue, UnitOfMeasure, Value } from '#core/model';
import type { StepValue } from '#core/step';
import type { Entity } from '../entity.ts';
import { instanceReference } from './instance-references.ts';
import { addUnit, measuredColumn, siValue, unitFor, unitOf } from './measured-values.ts';
import { plainValue } from './plain-values.ts';
import type { ValueType, ValueTypes } from './value-types.ts';

type Reading = (entity: Entity, types: ValueTypes) => SimpleProperty;

/** The subtypes of IfcProperty that hold no others. A new one is a new row. */
const readings = new Map<string, Reading>([
  ['IfcPropertySingleValue', singleValue],
  ['IfcPropertyEnumeratedValue', enumeratedValue],
  ['IfcPropertyListValue', listValue],
  ['IfcPropertyBoundedValue', boundedValue],
  ['IfcPropertyTableValue', tableValue],
  ['IfcPropertyReferenceValue', referenceValue],
]);

/** The property; undefined where the instance is no property of a kind that stands alone. */
export function simpleProperty(entity: Entity, types: ValueTypes): SimpleProperty | undefined {
  return readings.get(entity.class)?.(entity, types);
}

/** Name and Description, which IFC4X3 calls Specification. */
export function head<Kind extends string>(entity: Entity, kind: Kind) {
  const head: { name: string; kind: Kind; description?: string } = { name: entity.text('Name') ?? '', kind };
  const description = descriptionOf(entity);
  if (description !== undefined) head.description = description;
  return head;
}

export function descriptionOf(entity: Entity): string | undefined {
  return entity.text('Description') ?? entity.text('Specification');
}

/**
 * A property or quantity of one value, as nearly all are. Built key by key: while it was spread together from parts, it
 * was the costliest function of all (0.37 of 1.5 s for a 100 MB file).
 */
export function valueProperty<Kind extends 'single' | 'quantity'>(
  entity: Entity,
  kind: Kind,
  value: StepValue,
  type: ValueType | null,
  types: ValueTypes,
) {
  const property: { name: string; kind: Kind; type: string | null; value: Value; description?: string } = {
    name: entity.text('Name') ?? '',
    kind,
    type: type === null ? null : type.name,
    value: plainValue(value),
  };
  addUnit(property, unitFor(unitOf(entity, 'Unit', types), type));
  const description = descriptionOf(entity);
  if (description !== undefined) property.description = description;
  return property;
}

function singleValue(entity: Entity, types: ValueTypes): SimpleProperty {
  const value = entity.value('NominalValue') ?? null;
  return valueProperty(entity, 'single', value, types.of(value), types);
}

function enumeratedValue(entity: Entity, types: ValueTypes): SimpleProperty {
  const enumeration = entity.entity('EnumerationReference');
  const unit = enumeration === undefined ? undefined : unitOf(enumeration, 'Unit', types);
  const name = enumeration?.text('Name');
  return {
    ...head(entity, 'enumerated'),
    ...measuredColumn(list(entity, 'EnumerationValues'), unit, types),
    ...(name === undefined ? {} : { enumeration: name }),
  };
}

function listValue(entity: Entity, types: ValueTypes): SimpleProperty {
  return {
    ...head(entity, 'list'),
    ...measuredColumn(list(entity, 'ListValues'), unitOf(entity, 'Unit', types), types),
  };
}

/** The bounds share their type; what one is given without takes that of the others. */
function boundedValue(entity: Entity, types: ValueTypes): SimpleProperty {
  const written = (attribute: string) => entity.value(attribute) ?? null;
  const given = [written('LowerBoundValue'), written('UpperBoundValue'), written('SetPointValue')];
  const type = given.map((value) => types.of(value)).find((named) => named !== null) ?? null;
  const [lower = null, upper = null, setPoint = null] = given.map(plainValue);
  const unit = unitFor(unitOf(entity, 'Unit', types), type);
  return {
    ...head(entity, 'bounded'),
    type: type?.name ?? null,
    lower,
    upper,
    setPoint,
    ...(unit === undefined ? {} : { unit: unit.symbol, ...siBounds({ lower, upper, setPoint }, unit) }),
  };
}

interface Bounds<T> {
  lower: T;
  upper: T;
  setPoint: T;
}

function siBounds(bounds: Bounds<Value>, unit: UnitOfMeasure): { si?: Bounds<SiValue> } {
  const [lower, upper, setPoint] = [bounds.lower, bounds.upper, bounds.setPoint].map((value) => siValue(value, unit));
  if (lower === undefined && upper === undefined && setPoint === undefined) return {};
  return { si: { lower: lower ?? null, upper: upper ?? null, setPoint: setPoint ?? null } };
}

function tableValue(entity: Entity, types: ValueTypes): SimpleProperty {
  const expression = entity.text('Expression');
  const interpolation = entity.enumeration('CurveInterpolation');
  return {
    ...head(entity, 'table'),
    defining: tableColumn(entity, 'Defining', types),
    defined: tableColumn(entity, 'Defined', types),
    ...(expression === undefined ? {} : { expression }),
    ...(interpolation === undefined ? {} : { interpolation }),
  };
}

function tableColumn(entity: Entity, side: 'Defining' | 'Defined', types: ValueTypes): MeasuredColumn {
  return measuredColumn(list(entity, `${side}Values`), unitOf(entity, `${side}Unit`, types), types);
}

function referenceValue(entity: Entity): SimpleProperty {
  const usageName = entity.text('UsageName');
  const target = entity.entity('PropertyReference');
  return {
    ...head(entity, 'reference'),
    ...(usageName === undefined ? {} : { usageName }),
    references: target === undefined ? [] : [instanceReference(target)],
  };
}

function list(entity: Entity, attribute: string): readonly StepValue[] {
  const value = entity.value(attribute);
  if (Array.isArray(value)) return value;
  // Leaves a diagnostic where there is a value of another kind.
  entity.numbers(attribute);
  return [];
}
