import type { UnitOfMeasure } from '#core/model';
import { Enumeration } from '#core/step';
import type { Entity } from '../entity.ts';
import type { IfcFile } from '../ifc-file.ts';
import { type Dimension, unitKindByName } from './kinds.ts';
import { type NamedUnit, namedUnit } from './named-units.ts';
import { siPrefixes, siUnits } from './si-units.ts';
import { productSymbol } from './symbols.ts';

/** A unit with its dimension; null where it has none, as money. */
interface Reading {
  readonly unit: UnitOfMeasure;
  readonly dimension: Dimension | null;
}

type Conversion = Pick<UnitOfMeasure, 'offset'> & { readonly toSi: number };

const DIMENSIONLESS: Dimension = [0, 0, 0, 0, 0, 0, 0];
/** Honest units are defined two or three deep. */
const DEEPEST_DEFINITION = 16;

/** Reads IfcUnit instances, each once. What cannot be read is undefined and leaves `ifc/unreadable-unit`. */
export class UnitReader {
  readonly #file: IfcFile;
  readonly #readings = new Map<number, Reading | undefined>();
  readonly #open = new Set<number>();

  constructor(file: IfcFile) {
    this.#file = file;
  }

  read(id: number): UnitOfMeasure | undefined {
    return this.#reading(id)?.unit;
  }

  #reading(id: number): Reading | undefined {
    if (this.#readings.has(id)) return this.#readings.get(id);
    const entity = this.#file.entity(id);
    if (entity === undefined) return undefined;
    if (this.#open.has(id) || this.#open.size === DEEPEST_DEFINITION) {
      this.#report(entity, 'its definition leads back to itself, or through too many other units');
      return undefined;
    }
    this.#open.add(id);
    const reading = this.#readByClass(entity);
    this.#open.delete(id);
    this.#readings.set(id, reading);
    return reading;
  }

  #readByClass(entity: Entity): Reading | undefined {
    if (entity.isA('IfcSIUnit')) return this.#siUnit(entity);
    if (entity.isA('IfcConversionBasedUnit')) return this.#conversionBasedUnit(entity);
    if (entity.isA('IfcDerivedUnit')) return this.#derivedUnit(entity);
    if (entity.isA('IfcMonetaryUnit')) return this.#monetaryUnit(entity);
    if (entity.isA('IfcContextDependentUnit')) return contextDependentUnit(entity);
    this.#report(entity, `${entity.class} is no unit`);
    return undefined;
  }

  #siUnit(entity: Entity): Reading | undefined {
    const name = entity.enumeration('Name') ?? '';
    const prefixName = entity.enumeration('Prefix');
    const si = siUnits.get(name);
    const prefix = prefixName === undefined ? { symbol: '', exponent: 0 } : siPrefixes.get(prefixName);
    const own = si && unitKindByName.get(si.kind);
    if (si === undefined || own === undefined || prefix === undefined) {
      this.#report(entity, `${prefixName ?? ''} ${name} is no SI unit`.trim());
      return undefined;
    }
    const factor = Number(`1e${prefix.exponent * (si.power ?? 1)}`);
    const unit = {
      kind: entity.enumeration('UnitType') ?? si.kind,
      name: prefixName === undefined ? name : name.replace(/^(SQUARE_|CUBIC_)?/, `$1${prefixName}`),
      symbol: `${prefix.symbol}${si.symbol}`,
      toSi: factor * (si.factor ?? 1),
      offset: si.offset ?? 0,
      siSymbol: own.siSymbol,
    };
    return this.#checked(entity, unit, own.dimension);
  }

  #conversionBasedUnit(entity: Entity): Reading | undefined {
    const name = entity.text('Name') ?? '';
    const known = namedUnit(name);
    const kind = entity.enumeration('UnitType') ?? '';
    const measure = entity.entity('ConversionFactor');
    const baseId = measure?.referenceId('UnitComponent');
    const base = baseId === undefined ? undefined : this.#reading(baseId);
    const conversion = conversionOf(measure?.number('ValueComponent'), base, known, entity.number('ConversionOffset'));
    if (conversion === undefined) {
      this.#report(entity, 'its conversion factor cannot be read, and its name is not one that the standard defines');
      return undefined;
    }
    const dimension = base?.dimension ?? unitKindByName.get(kind)?.dimension ?? DIMENSIONLESS;
    const siSymbol = base?.unit.siSymbol ?? unitKindByName.get(kind)?.siSymbol ?? name;
    const unit = { kind, name, symbol: known?.symbol ?? name, ...conversion, siSymbol };
    return this.#checked(entity, unit, dimension);
  }

  #derivedUnit(entity: Entity): Reading | undefined {
    let toSi = 1;
    const dimension: [...Dimension] = [...DIMENSIONLESS];
    const factors: { symbol: string; siSymbol: string; exponent: number }[] = [];
    for (const element of entity.entities('Elements')) {
      const part = this.#reading(element.referenceId('Unit') ?? -1);
      const exponent = element.number('Exponent');
      if (part === undefined || part.unit.toSi === null || !Number.isInteger(exponent) || exponent === undefined) {
        this.#report(entity, `its element #${element.id} has no readable unit or no whole exponent`);
        return undefined;
      }
      toSi *= part.unit.toSi ** exponent;
      part.dimension?.forEach((power, base) => {
        dimension[base] = (dimension[base] ?? 0) + power * exponent;
      });
      factors.push({ symbol: part.unit.symbol, siSymbol: part.unit.siSymbol ?? '', exponent });
    }
    if (factors.length === 0 || !isUsable(toSi)) {
      this.#report(entity, 'it has no elements, or its factor is no finite number');
      return undefined;
    }
    const kind = entity.enumeration('UnitType') ?? 'USERDEFINED';
    const composed = productSymbol(factors.map((factor) => ({ symbol: factor.siSymbol, exponent: factor.exponent })));
    const siSymbol = (fitsKind(kind, dimension) ? unitKindByName.get(kind)?.siSymbol : undefined) ?? composed;
    const symbol = toSi === 1 ? siSymbol : productSymbol(factors);
    const name = entity.text('Name') ?? entity.text('UserDefinedType') ?? productSymbol(factors);
    const unit = { kind, name, symbol, toSi: Number(toSi.toPrecision(15)), offset: 0, siSymbol };
    return this.#checked(entity, unit, dimension);
  }

  /** IFC2X3 writes the currency as an enumeration, later schemas as a label. */
  #monetaryUnit(entity: Entity): Reading {
    const written = entity.value('Currency');
    const name = written instanceof Enumeration ? written.name : (entity.text('Currency') ?? '');
    const unit = { kind: 'MONETARYUNIT', name, symbol: name, toSi: null, offset: 0, siSymbol: null };
    return { unit, dimension: null };
  }

  /** A unit of the wrong dimension for what it is assigned to (a flow rate in litres) is kept as written, and reported. */
  #checked(entity: Entity, unit: UnitOfMeasure, dimension: Dimension): Reading {
    if (!fitsKind(unit.kind, dimension)) this.#reportDimension(entity, unit);
    return { unit, dimension };
  }

  #reportDimension(entity: Entity, unit: UnitOfMeasure): void {
    this.#file.diagnostics.add({
      code: 'ifc/unit-dimension',
      severity: 'warning',
      message: 'The unit has another physical dimension than the kind of quantity it is assigned to.',
      at: this.#file.placeOf(entity),
      found: `${unit.symbol} as ${unit.kind}`,
      remedy: 'Values were converted by the unit as it is defined. Correct the unit in the authoring program.',
    });
  }

  #report(entity: Entity, reason: string): void {
    this.#file.diagnostics.add({
      code: 'ifc/unreadable-unit',
      severity: 'error',
      message: `The unit cannot be read: ${reason}.`,
      at: this.#file.placeOf(entity),
      remedy:
        'Values in this unit are kept as written, without an SI value. Correct the unit in the authoring program.',
    });
  }
}

function fitsKind(kind: string, dimension: Dimension): boolean {
  const expected = unitKindByName.get(kind)?.dimension;
  return expected === undefined || expected.every((power, base) => power === dimension[base]);
}

function contextDependentUnit(entity: Entity): Reading {
  const name = entity.text('Name') ?? '';
  const kind = entity.enumeration('UnitType') ?? 'USERDEFINED';
  return { unit: { kind, name, symbol: name, toSi: null, offset: 0, siSymbol: null }, dimension: null };
}

/**
 * How a value in a conversion-based unit becomes SI. A scale that is known by name and has an offset (degree
 * Fahrenheit) is taken from there, because files disagree on how to write one.
 *
 * IfcConversionBasedUnitWithOffset: the text says "offset to add after the ConversionFactor was applied", its example
 * has `f = k · 1.8 - 459.67`, that is from kelvin to the unit, with a factor that IfcConversionBasedUnit would write the
 * other way round. Both are in use and the sign tells them apart: the zero of a scale in use lies above absolute zero,
 * so the offset is positive when it leads to the SI unit and negative when it leads away from it.
 */
function conversionOf(
  factor: number | undefined,
  base: Reading | undefined,
  known: NamedUnit | undefined,
  offset = 0,
): Conversion | undefined {
  if (known?.offset !== undefined) return { toSi: known.toSi, offset: known.offset };
  const written = factor === undefined || base?.unit.toSi == null ? undefined : factor * base.unit.toSi;
  if (written === undefined || base === undefined || !isUsable(written))
    return known && { toSi: known.toSi, offset: 0 };
  if (offset >= 0) return { toSi: written, offset: offset * (base.unit.toSi ?? 1) + base.unit.offset };
  return { toSi: 1 / written, offset: -offset / written + base.unit.offset };
}

function isUsable(factor: number): boolean {
  return Number.isFinite(factor) && factor > 0;
}
