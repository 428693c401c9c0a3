import { Schema, type SchemaName } from './schema.ts';

/** How a FILE_SCHEMA identifier is read; the first row that matches counts. */
interface Reading {
  readonly identifier: RegExp;
  readonly as: SchemaName;
  /** Where the edition has classes that `as` has not: the schema they are taken from. */
  readonly supplement?: SchemaName;
  readonly exact: boolean;
}

/**
 * IFC4X1 and IFC4X2 keep IFC4's attribute positions (IfcGridPlacement apart) and add classes that IFC4X3 took over, of
 * some with other attributes after the inherited ones (IfcAlignment, IfcBridgePart, IfcLinearPlacement, IfcReferent).
 * The release candidates of IFC4X3 still use classes of IFC4 that IFC4X3 then dropped (IfcPresentationStyleAssignment).
 * The identifier IFC4X3 was also written for the edition before ADD2, whose attributes differ in eight classes
 * (IfcTriangulatedFaceSet among them); no file says which it means.
 */
const readings: readonly Reading[] = [
  { identifier: /^IFC2X3(_TC1)?$/, as: 'IFC2X3', exact: true },
  { identifier: /^IFC4(_ADD2(_TC1)?)?$/, as: 'IFC4', exact: true },
  { identifier: /^IFC4X3(_ADD2)?$/, as: 'IFC4X3', exact: true },
  { identifier: /^IFC2X4(_|$)/, as: 'IFC4', exact: false },
  { identifier: /^IFC2X[23]?(_|$)/, as: 'IFC2X3', exact: false },
  { identifier: /^IFC4(_|$)/, as: 'IFC4', exact: false },
  { identifier: /^IFC4X[12](_|$)/, as: 'IFC4', supplement: 'IFC4X3', exact: false },
  { identifier: /^IFC4X[3-9](_|$)/, as: 'IFC4X3', supplement: 'IFC4', exact: false },
];

/**
 * The schema that a FILE_SCHEMA identifier (ISO 10303-21, 8.2; letter case and an object identifier in braces do not
 * matter) is read as. `exact` is false where that is an approximation: IFC2X_FINAL, IFC4X1, IFC4X3_RC2 and their like.
 * undefined for what is not IFC or too far from any schema here: IFC151, IFC5, AUTOMOTIVE_DESIGN.
 */
export function resolveSchema(fileSchema: string): { schema: Schema; exact: boolean } | undefined {
  const identifier = fileSchema.replace(/\{.*/s, '').trim().toUpperCase();
  const reading = readings.find((candidate) => candidate.identifier.test(identifier));
  return reading && { schema: Schema.of(reading.as, reading.supplement), exact: reading.exact };
}
