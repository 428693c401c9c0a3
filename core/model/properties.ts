import * as z from 'zod';

const ExpressId = z.number().int().nonnegative();

/** Logical `.U.` and what is not given are null, binaries the hexadecimal digits of ISO 10303-21, 6.4.6. */
export const Scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type Scalar = z.infer<typeof Scalar>;

/** An array where the type itself is one: IfcComplexNumber, IfcCompoundPlaneAngleMeasure. */
export const Value = z.union([Scalar, z.array(Scalar)]);
export type Value = z.infer<typeof Value>;

/** The value of `si` beside a `Value`: a number in the SI unit, one per element of an array, null where there is none. */
export const SiValue = z.union([z.number(), z.null(), z.array(z.union([z.number(), z.null()]))]);
export type SiValue = z.infer<typeof SiValue>;

/**
 * A value as the file has it. `type` is the measure or simple type (`IfcLengthMeasure`), null where the file names
 * none; `unit` the symbol of the unit it is given in; `si` the same in the SI unit of its kind. Both are left out where
 * the type has no unit, `si` also where the unit is no physical one (currencies).
 */
const measured = { type: z.string().nullable(), unit: z.string().optional() };

export const Measured = z.object({ ...measured, value: Value, si: SiValue.optional() });
export type Measured = z.infer<typeof Measured>;

const named = {
  name: z.string(),
  description: z.string().optional(),
  /** In a set that an occurrence and its type give together: whose property this is. */
  source: z.enum(['occurrence', 'type']).optional(),
};

/** Values of one type; `types`, one per value, only where they are of several (null: it names none). */
const column = {
  ...measured,
  types: z.array(z.string().nullable()).optional(),
  values: z.array(Value),
  si: z.array(SiValue).optional(),
};
export const MeasuredColumn = z.object(column);
export type MeasuredColumn = z.infer<typeof MeasuredColumn>;

/** IfcPropertySingleValue, or one attribute of a predefined set. */
export const SingleProperty = z.object({ kind: z.literal('single'), ...named, ...Measured.shape });

/** IfcPropertyEnumeratedValue; `enumeration` is the name of its IfcPropertyEnumeration. */
export const EnumeratedProperty = z.object({
  kind: z.literal('enumerated'),
  ...named,
  ...column,
  enumeration: z.string().optional(),
});

/** IfcPropertyListValue, or an attribute of a predefined set that is a list. */
export const ListProperty = z.object({ kind: z.literal('list'), ...named, ...column });

/** An attribute of an instance, as a property. */
export const AttributeProperty = z.discriminatedUnion('kind', [SingleProperty, ListProperty]);
export type AttributeProperty = z.infer<typeof AttributeProperty>;

const bounds = <T extends z.ZodType>(value: T) => z.object({ lower: value, upper: value, setPoint: value });

/** IfcPropertyBoundedValue; a bound that is not given is null. */
export const BoundedProperty = z.object({
  kind: z.literal('bounded'),
  ...named,
  ...measured,
  ...bounds(Value).shape,
  si: bounds(SiValue).optional(),
});

/** IfcPropertyTableValue: `defining[i]` has the value `defined[i]`. */
export const TableProperty = z.object({
  kind: z.literal('table'),
  ...named,
  defining: MeasuredColumn,
  defined: MeasuredColumn,
  expression: z.string().optional(),
  interpolation: z.string().optional(),
});

/** An instance that a property refers to, and what it is called where it has a Name or an Identification. */
export const InstanceReference = z.object({
  expressId: ExpressId,
  class: z.string().nullable(),
  name: z.string().nullable(),
});
export type InstanceReference = z.infer<typeof InstanceReference>;

/** IfcPropertyReferenceValue, or an attribute of a predefined set that refers to instances. */
export const ReferenceProperty = z.object({
  kind: z.literal('reference'),
  ...named,
  usageName: z.string().optional(),
  references: z.array(InstanceReference),
});

/** A subtype of IfcPhysicalSimpleQuantity; `type` is that of its value (`IfcAreaMeasure`). */
export const QuantityProperty = z.object({
  kind: z.literal('quantity'),
  ...named,
  ...Measured.shape,
  formula: z.string().optional(),
});

/** Every property that holds no others. */
export const SimpleProperty = z.discriminatedUnion('kind', [
  SingleProperty,
  EnumeratedProperty,
  ListProperty,
  BoundedProperty,
  TableProperty,
  ReferenceProperty,
  QuantityProperty,
]);
export type SimpleProperty = z.infer<typeof SimpleProperty>;

const ComplexPropertyHead = z.object({
  kind: z.literal('complex'),
  ...named,
  usageName: z.string().optional(),
  discrimination: z.string().optional(),
  quality: z.string().optional(),
  usage: z.string().optional(),
});

/** IfcComplexProperty (`usageName`) or IfcPhysicalComplexQuantity (`discrimination`, `quality`, `usage`). */
export const ComplexProperty: z.ZodType<ComplexProperty> = ComplexPropertyHead.extend({
  properties: z.array(z.lazy(() => Property)),
});
export interface ComplexProperty extends z.infer<typeof ComplexPropertyHead> {
  properties: Property[];
}

export const Property: z.ZodType<Property> = z.union([SimpleProperty, ComplexProperty]);
export type Property = SimpleProperty | ComplexProperty;

/**
 * A set of properties of one object. `Predefined` is a set whose properties are the attributes of its own class
 * (IfcDoorLiningProperties). `both`: the occurrence and its type give a set of this name, and the occurrence's
 * properties replace the type's of the same name; each property then says whose it is.
 */
export const PropertySet = z.object({
  source: z.enum(['occurrence', 'type', 'both']),
  name: z.string().nullable(),
  kind: z.enum(['PropertySet', 'ElementQuantity', 'Predefined']),
  class: z.string(),
  /** The instances that the set is made of; several where sets of one name were merged. */
  expressIds: z.array(ExpressId),
  description: z.string().optional(),
  /** IfcElementQuantity.MethodOfMeasurement. */
  method: z.string().optional(),
  properties: z.array(Property),
});
export type PropertySet = z.infer<typeof PropertySet>;

/** A line of `properties.ndjson`: an object, type, material or profile with all its sets. */
export const ObjectProperties = z.object({
  expressId: ExpressId,
  globalId: z.string().nullable(),
  class: z.string(),
  sets: z.array(PropertySet),
});
export type ObjectProperties = z.infer<typeof ObjectProperties>;
