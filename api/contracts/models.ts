import { z } from 'zod';
import {
  ClassCount,
  ElementSummary,
  ModelSummary,
  ModelVersion,
  parsePropertyCondition,
  SpatialHit,
  SpatialQuery,
} from '#core/model';
import { many } from './many.ts';
import { Cursor, limitUpTo, NextCursor } from './paging.ts';
import { plainText } from './plain-text.ts';

export const ModelsQuery = z.strictObject({ cursor: Cursor.optional(), limit: limitUpTo(500, 100) });

/** Newest first. */
export const ModelList = z.object({ models: z.array(ModelSummary), nextCursor: NextCursor });
export type ModelList = z.infer<typeof ModelList>;

export const ModelAnswer = z.object({ model: ModelSummary });
export type ModelAnswer = z.infer<typeof ModelAnswer>;

/** Newest first. */
export const VersionList = z.object({ versions: z.array(ModelVersion) });
export type VersionList = z.infer<typeof VersionList>;

/** The most frequent first. */
export const ClassCounts = z.object({ classes: z.array(ClassCount) });
export type ClassCounts = z.infer<typeof ClassCounts>;

const ClassName = z.string().regex(/^Ifc[A-Za-z0-9]{1,100}$/, 'a class name such as IfcWall');
const Text = plainText(500);

const Condition = Text.transform((text, context) => {
  const condition = parsePropertyCondition(text);
  if (condition === undefined) {
    context.addIssue({
      code: 'custom',
      message: 'write it as Pset_DoorCommon.FireRating=EI30, with =, !=, >, <, >=, <= or ~',
    });
  }
  return condition ?? z.NEVER;
});

/**
 * Which elements; all conditions have to hold. `storey`: its GlobalId, name or express id; `name`: a part of it;
 * `property`: `Pset_DoorCommon.FireRating=EI30`. `class` and `property` may be given several times.
 */
export const ElementsQuery = z.strictObject({
  class: many(ClassName),
  storey: Text.optional(),
  name: Text.optional(),
  globalId: Text.optional(),
  property: many(Condition),
  cursor: Cursor.optional(),
  limit: limitUpTo(1000, 100),
});
export type ElementsQuery = z.input<typeof ElementsQuery>;

/** By express id, ascending. */
export const ElementList = z.object({ elements: z.array(ElementSummary), nextCursor: NextCursor });
export type ElementList = z.infer<typeof ElementList>;

/** Where to look: in a box, near a point or an element, or inside a space; perhaps only for some classes. */
export const SpatialRequest = z.strictObject({
  within: SpatialQuery.shape.within,
  class: z.union([ClassName, z.array(ClassName).min(1).max(50)]).optional(),
  limit: z.number().int().min(1).max(10_000).default(1000),
});
export type SpatialRequest = z.input<typeof SpatialRequest>;

/** The nearest first where a distance was asked for. `isComplete`: there are no more than these; ask for less where there are. */
export const SpatialAnswer = z.object({ elements: z.array(SpatialHit), isComplete: z.boolean() });
export type SpatialAnswer = z.infer<typeof SpatialAnswer>;
