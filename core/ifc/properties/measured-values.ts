import { type Measured, type MeasuredColumn, type SiValue, toSi, type UnitOfMeasure, type Value } from '#core/model';
import { Derived, type StepValue } from '#core/step';
import type { Entity } from '../entity.ts';
import { plainValue } from './plain-values.ts';
import type { ValueType, ValueTypes } from './value-types.ts';

/** A unit that an instance gives for its own values: undefined where it gives none, null where that cannot be read. */
export type OwnUnit = UnitOfMeasure | null | undefined;

/** A value of a type, with the type's unit and the SI value. */
export function measured(value: StepValue, type: ValueType | null): Measured {
  const result: Measured = { type: type === null ? null : type.name, value: plainValue(value) };
  addUnit(result, type?.unit);
  return result;
}

/** The unit that counts: the instance's own, or else the type's. */
export function unitFor(ownUnit: OwnUnit, type: ValueType | null): UnitOfMeasure | undefined {
  return ownUnit === undefined ? type?.unit : (ownUnit ?? undefined);
}

/** Adds the unit of `target.value` and its SI value, where there are any. */
export function addUnit(target: Measured, unit: UnitOfMeasure | undefined): void {
  if (unit === undefined) return;
  target.unit = unit.symbol;
  const si = siValue(target.value, unit);
  if (si !== undefined) target.si = si;
}

/** The values of a list with their common type, unit and SI values. `declared` is the type of those that name none. */
export function measuredColumn(
  list: readonly StepValue[],
  ownUnit: OwnUnit,
  types: ValueTypes,
  declared: ValueType | null = null,
): MeasuredColumn {
  const each = list.map((value) => types.of(value) ?? declared);
  const type = each[0] ?? null;
  const column: MeasuredColumn = { type: type?.name ?? null, values: list.map(plainValue) };
  const mixed = each.some((other) => other?.name !== type?.name);
  if (mixed) column.types = each.map((named) => named?.name ?? null);
  const unit = unitFor(ownUnit, mixed ? null : type);
  if (unit === undefined) return column;
  column.unit = unit.symbol;
  const si = column.values.map((value) => siValue(value, unit));
  if (si.some((value) => value !== undefined)) column.si = si.map((value) => value ?? null);
  return column;
}

/** undefined where the value is no number or the unit no physical one. */
export function siValue(value: Value, unit: UnitOfMeasure): SiValue | undefined {
  if (unit.toSi === null) return undefined;
  if (typeof value === 'number') return toSi(value, unit);
  if (!Array.isArray(value)) return undefined;
  const si = value.map((item) => (typeof item === 'number' ? toSi(item, unit) : null));
  return si.some((item) => item !== null) ? si : undefined;
}

/** The unit that the attribute refers to. */
export function unitOf(entity: Entity, attribute: string, types: ValueTypes): OwnUnit {
  const id = entity.referenceId(attribute);
  if (id === undefined) return undefined;
  const unit = types.unit(id);
  if (unit === undefined) reportDangling(entity, attribute);
  return unit ?? null;
}

/** Following a reference reports it where it leads nowhere. */
function reportDangling(entity: Entity, attribute: string): void {
  entity.entity(attribute);
}

/** An attribute of a defined type with its unit and SI value; null where it has no value or the class lacks it. */
export function measuredAttribute(entity: Entity, attribute: string, types: ValueTypes): Measured | null {
  const value = entity.value(attribute) ?? null;
  const declared = entity.definition.attributes[entity.definition.position(attribute)];
  if (value === null || value === Derived.value || declared === undefined) return null;
  return measured(value, types.of(value) ?? types.named(declared.type));
}
