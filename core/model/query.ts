import * as z from 'zod';
import { CoverageCounts } from './coverage.ts';
import { Element, ElementKind } from './element.ts';
import { Box3, Point3 } from './geometry.ts';
import { PropertySet } from './properties.ts';
import { PropertyCondition } from './property-condition.ts';

const ExpressId = z.number().int().nonnegative();
const Count = z.number().int().nonnegative();
const Text = z.string().nullable();
/** Exact class names (`IfcWall`). Whoever knows the schema adds the subclasses. */
const classes = z.array(z.string().regex(/^Ifc[A-Za-z0-9]+$/, 'a class name such as IfcWall')).min(1);

/** Which elements of a model; what is left out does not matter. All conditions have to hold. */
export const ElementFilter = z.object({
  /** Occurrences, unless said otherwise. */
  kind: ElementKind.optional(),
  classes: classes.optional(),
  /** GlobalId, name or express id of an IfcBuildingStorey. */
  storey: z.string().min(1).optional(),
  /** Part of the name; capitals do not matter. */
  name: z.string().min(1).optional(),
  globalId: z.string().min(1).optional(),
  properties: z.array(PropertyCondition).max(10).optional(),
});
export type ElementFilter = z.infer<typeof ElementFilter>;

/** An object of the file as it stands in a list. */
export const ElementSummary = z.object({
  expressId: ExpressId,
  globalId: Text,
  class: z.string(),
  predefinedType: Text,
  name: Text,
  typeName: Text,
  /** The name of its storey. */
  storey: Text,
  hasGeometry: z.boolean(),
});
export type ElementSummary = z.infer<typeof ElementSummary>;

/** A place in a list of elements, by express id: the list goes on after it, in the content that it began with. */
export const ElementPlace = z.object({ contentId: z.string().regex(/^\w{1,64}$/), expressId: ExpressId });
export type ElementPlace = z.infer<typeof ElementPlace>;

/** Elements by express id, ascending. The next page begins after `next`; null: this is the last. */
export const ElementPage = z.object({ elements: z.array(ElementSummary), next: ElementPlace.nullable() });
export type ElementPage = z.infer<typeof ElementPage>;

/** Everything that is known of one object of the file. */
export const ElementDetails = z.object({ element: Element, propertySets: z.array(PropertySet) });
export type ElementDetails = z.infer<typeof ElementDetails>;

/**
 * Where elements are looked for, in metres and model coordinates. `box`: their box touches it. `distance`: their box is at
 * most so far from the point, or from the box of the element. `space`: the file says that they are in it, or the centre of
 * their mesh lies in the mesh of the space (in its box, where that mesh is not closed).
 */
export const SpatialQuery = z.object({
  within: z.union([
    z.object({ box: Box3 }).strict(),
    z
      .object({
        distance: z.number().nonnegative(),
        of: z.union([z.object({ expressId: ExpressId }).strict(), z.object({ point: Point3 }).strict()]),
      })
      .strict(),
    z.object({ space: ExpressId }).strict(),
  ]),
  classes: classes.optional(),
  limit: z.number().int().min(1).max(10_000).default(1000),
});
export type SpatialQuery = z.infer<typeof SpatialQuery>;

/** `distance` in metres, where one was asked for; then the nearest come first. */
export const SpatialHit = ElementSummary.extend({ distance: z.number().nonnegative().optional() });
export type SpatialHit = z.infer<typeof SpatialHit>;

/** `isComplete`: there are no more than these. */
export const SpatialHits = z.object({ elements: z.array(SpatialHit), isComplete: z.boolean() });
export type SpatialHits = z.infer<typeof SpatialHits>;

/** How many objects of a class a model has. */
export const ClassCount = z.object({ class: z.string(), elements: Count, withGeometry: Count });
export type ClassCount = z.infer<typeof ClassCount>;

/** One state of a model: what one file became. */
export const ModelVersion = z.object({
  versionId: z.string(),
  /** 1, 2, 3 in the order in which they were stored. */
  number: z.number().int().positive(),
  fileName: z.string(),
  contentId: z.string(),
  /** As which schema it was read: `IFC4`. */
  schema: z.string(),
  projectName: Text,
  createdAt: z.iso.datetime(),
  counts: z.object({ instances: Count, products: Count, elements: Count, properties: Count }),
  coverage: CoverageCounts,
});
export type ModelVersion = z.infer<typeof ModelVersion>;

/** A model with its newest version. */
export const ModelSummary = z.object({
  modelId: z.string(),
  name: z.string(),
  versions: z.number().int().positive(),
  current: ModelVersion,
});
export type ModelSummary = z.infer<typeof ModelSummary>;

/** PostgreSQL knows no year 0. */
const Instant = z.iso.datetime().regex(/^(?!0000)/, 'a year from 1 on');

/** A place in a list of models: `createdAt` of its newest version. The list goes on after it. */
export const ModelPlace = z.object({ createdAt: Instant, modelId: z.uuid() });
export type ModelPlace = z.infer<typeof ModelPlace>;

/** The rows of a SQL query, at most as many as were asked for. Values are as JSON has them. */
export const SqlRows = z.object({
  columns: z.array(z.object({ name: z.string(), type: z.string() })),
  rows: z.array(z.array(z.unknown())),
  isComplete: z.boolean(),
});
export type SqlRows = z.infer<typeof SqlRows>;

/** Why a query gave no rows: `sql/<problem>`, stable. */
export const SqlRefusal = z.object({ code: z.string(), message: z.string(), remedy: z.string() });
export type SqlRefusal = z.infer<typeof SqlRefusal>;
