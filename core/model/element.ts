import * as z from 'zod';
import { Classification } from './classification.ts';
import { Matrix4, MeshMeasures, Placeholder } from './geometry.ts';
import { MaterialAssignment } from './materials.ts';
import { AttributeProperty } from './properties.ts';

const ExpressId = z.number().int().nonnegative();
const Text = z.string().nullable();

/** An object as others refer to it. */
export const ElementRef = z.object({ expressId: ExpressId, globalId: Text, class: z.string(), name: Text });
export type ElementRef = z.infer<typeof ElementRef>;

/** An object by its two ids; the rest is on its own line. */
export const ElementId = z.object({ expressId: ExpressId, globalId: Text });
export type ElementId = z.infer<typeof ElementId>;

/** IfcProduct, IfcTypeObject, IfcGroup (systems and zones too), and every other IfcObjectDefinition. */
export const ElementKind = z.enum(['occurrence', 'type', 'group', 'object']);
export type ElementKind = z.infer<typeof ElementKind>;

/** IfcPresentationLayerAssignment. */
export const Layer = z.object({ expressId: ExpressId, name: Text, identifier: Text });
export type Layer = z.infer<typeof Layer>;

/** The far end of a port: the port it is connected to, and the element that has that port. */
export const PortConnection = z.object({ port: ElementRef, element: ElementRef.nullable() });
export type PortConnection = z.infer<typeof PortConnection>;

/** A port of an element, with IfcDistributionPort.FlowDirection (`SOURCE`, `SINK`, ...). */
export const Port = ElementRef.extend({ flowDirection: Text, connectedTo: z.array(PortConnection) });
export type Port = z.infer<typeof Port>;

/** IfcRelConnectsElements and its subtypes, seen from one of the two elements. */
export const Connection = z.object({
  /** The relationship. */
  expressId: ExpressId,
  class: z.string(),
  /** Which end this element is. */
  role: z.enum(['relating', 'related']),
  /** The element at the other end. */
  element: ElementRef,
  /** IfcRelConnectsPathElements: `ATSTART`, `ATEND`, `ATPATH`, `NOTDEFINED`, at this end and at the other. */
  at: z.string().optional(),
  otherAt: z.string().optional(),
  /** IfcRelConnectsWithRealizingElements: what makes the connection. */
  realizedBy: z.array(ElementRef).optional(),
});
export type Connection = z.infer<typeof Connection>;

/** IfcRelSpaceBoundary, seen from its space. `element` is null where nothing bounds it, as between open spaces. */
export const Boundary = z.object({
  expressId: ExpressId,
  class: z.string(),
  element: ElementRef.nullable(),
  /** `PHYSICAL`, `VIRTUAL`. */
  physicalOrVirtual: Text,
  /** `INTERNAL`, `EXTERNAL`, `EXTERNAL_EARTH`, ... */
  internalOrExternal: Text,
});
export type Boundary = z.infer<typeof Boundary>;

/**
 * Relations that say no more than which objects they relate. Pairs stand for the two directions of one relation:
 * `openings` in a wall, and the wall that an opening `voids`; what fills an opening, and the openings that a door
 * `fills`; additions to an element; coverings of an element or space; the spaces that an element `bounds`; elements that
 * control others; clashes; the parts of the building that a system `serves`; groups and their `members`.
 */
export const LinkName = z.enum([
  'openings',
  'voids',
  'fillings',
  'fills',
  'features',
  'featureOf',
  'coverings',
  'covers',
  'bounds',
  'controlElements',
  'controls',
  'interferesWith',
  'serves',
  'servedBy',
  'groups',
  'members',
]);
export type LinkName = z.infer<typeof LinkName>;

/**
 * A line of `elements.ndjson`: one object of the file. Lists that say something of few classes only (`ports`,
 * `connections`, `boundaries`) are left out where they are empty.
 */
export const Element = z.object({
  kind: ElementKind,
  expressId: ExpressId,
  globalId: Text,
  /** Exact class name: `IfcWall`. */
  class: z.string(),
  /** The type's where it says one, otherwise its own; for USERDEFINED the text that stands for it. */
  predefinedType: Text,
  name: Text,
  description: Text,
  /** Of a type its ElementType. */
  objectType: Text,
  tag: Text,
  longName: Text,
  type: ElementRef.nullable(),
  /** What it is directly below in the spatial tree. An opening or port stands where its element stands. */
  parent: ElementId.nullable(),
  /** The nearest spatial element above it, the storey, the space. */
  container: ElementId.nullable(),
  storey: ElementId.nullable(),
  space: ElementId.nullable(),
  placement: Matrix4.nullable(),
  /** Its other attributes that are plain values: OverallHeight, Elevation, OperationType, ... */
  attributes: z.array(AttributeProperty),
  materials: z.array(MaterialAssignment),
  classifications: z.array(Classification),
  layers: z.array(Layer),
  links: z.partialRecord(LinkName, z.array(ElementRef)),
  ports: z.array(Port).optional(),
  /** Of a port: the element that has it, and what the port is connected to. */
  portOf: ElementRef.optional(),
  connectedTo: z.array(PortConnection).optional(),
  connections: z.array(Connection).optional(),
  boundaries: z.array(Boundary).optional(),
  geometry: MeshMeasures.nullable(),
  /** Where a box is shown in place of a mesh; `geometry` is null then. */
  placeholder: Placeholder.optional(),
});
export type Element = z.infer<typeof Element>;
