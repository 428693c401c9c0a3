import type { UnitOfMeasure } from '#core/model';
import type { Entity } from './entity.ts';
import type { IfcFile } from './ifc-file.ts';
import { unitKindByMeasure, unitKindByName } from './units/kinds.ts';
import { UnitReader } from './units/reader.ts';
import { siUnits } from './units/si-units.ts';

/**
 * The units of a file: those that its IfcProject assigns (IfcProject.UnitsInContext), and the SI units wherever it
 * assigns none. Call `Units.of` once per file.
 */
export class Units {
  /** As the project assigns them, in its order; without those that cannot be read. */
  readonly project: readonly UnitOfMeasure[];
  /** Metres per length unit of the project: the scale of its geometry. */
  readonly lengthToMetres: number;
  /** Radians per plane angle unit of the project. */
  readonly planeAngleToRadians: number;
  readonly #reader: UnitReader;
  /** By kind; undefined for a unit that is assigned, but cannot be read. */
  readonly #assigned = new Map<string, UnitOfMeasure | undefined>();
  readonly #defaults = new Map<string, UnitOfMeasure>();

  static of(file: IfcFile): Units {
    return new Units(file);
  }

  private constructor(file: IfcFile) {
    this.#reader = new UnitReader(file);
    const project = file.entitiesOf('IfcProject').next().value;
    this.project = project === undefined ? [] : this.#readAssigned(file, project);
    if (project !== undefined && this.#assigned.get('LENGTHUNIT') === undefined) reportNoLengthUnit(file, project);
    this.lengthToMetres = this.forKind('LENGTHUNIT')?.toSi ?? 1;
    this.planeAngleToRadians = this.forKind('PLANEANGLEUNIT')?.toSi ?? 1;
  }

  /**
   * The unit of values of a measure type, named `IfcLengthMeasure` or `IFCLENGTHMEASURE`: the project's, or SI's where
   * it assigns none. undefined for what has no unit (ratios, counts, texts) and for a unit that cannot be read.
   */
  forMeasure(measureType: string): UnitOfMeasure | undefined {
    const kind = unitKindByMeasure.get(measureType);
    if (kind !== undefined) return this.forKind(kind.kind);
    return /^IfcMonetaryMeasure$/i.test(measureType) ? this.#assigned.get('MONETARYUNIT') : undefined;
  }

  /** The unit of a kind (`LENGTHUNIT`), likewise. */
  forKind(kind: string): UnitOfMeasure | undefined {
    if (this.#assigned.has(kind)) return this.#assigned.get(kind);
    const known = this.#defaults.get(kind) ?? siDefault(kind);
    if (known !== undefined) this.#defaults.set(kind, known);
    return known;
  }

  /** The unit that an instance of IfcUnit is, as properties and quantities may refer to; undefined with a diagnostic. */
  read(unitEntityId: number): UnitOfMeasure | undefined {
    return this.#reader.read(unitEntityId);
  }

  #readAssigned(file: IfcFile, project: Entity): UnitOfMeasure[] {
    const units: UnitOfMeasure[] = [];
    for (const entity of project.entity('UnitsInContext')?.entities('Units') ?? []) {
      const unit = this.#reader.read(entity.id);
      const kind = unit?.kind ?? entity.enumeration('UnitType') ?? '';
      if (unit !== undefined) units.push(unit);
      if (kind === 'USERDEFINED' || kind === '') continue;
      if (this.#assigned.has(kind)) reportDuplicate(file, entity, kind);
      else this.#assigned.set(kind, unit);
    }
    return units;
  }
}

const siNameOfKind = new Map<string, string>();
for (const [name, { kind, offset }] of siUnits) if (offset === undefined) siNameOfKind.set(kind, name);

function siDefault(kind: string): UnitOfMeasure | undefined {
  const siSymbol = unitKindByName.get(kind)?.siSymbol;
  if (siSymbol === undefined) return undefined;
  const name = kind === 'MASSUNIT' ? 'KILOGRAM' : (siNameOfKind.get(kind) ?? siSymbol);
  return { kind, name, symbol: siSymbol, toSi: 1, offset: 0, siSymbol };
}

function reportNoLengthUnit(file: IfcFile, project: Entity): void {
  file.diagnostics.add({
    code: 'ifc/no-length-unit',
    severity: 'warning',
    message: 'The project assigns no length unit that can be read.',
    at: file.placeOf(project),
    remedy: 'Lengths were read as metres. Assign an IfcSIUnit LENGTHUNIT in IfcProject.UnitsInContext.',
  });
}

function reportDuplicate(file: IfcFile, entity: Entity, kind: string): void {
  file.diagnostics.add({
    code: 'ifc/duplicate-unit',
    severity: 'warning',
    message: `The project assigns more than one ${kind}.`,
    at: file.placeOf(entity),
    remedy: 'The first one counts. Remove the other from IfcProject.UnitsInContext.',
  });
}
