import * as z from 'zod';
import { RepresentationContext } from './contexts.ts';
import { Georeference } from './georeference.ts';
import { UnitOfMeasure } from './units.ts';

const Count = z.number().int().nonnegative();
const Text = z.string().nullable();

/** Which schema the file says it follows, and as which one it was read. */
export const SchemaReading = z.object({
  /** The FILE_SCHEMA identifier as written. */
  identifier: z.string(),
  readAs: z.enum(['IFC2X3', 'IFC4', 'IFC4X3']),
  /** False where `readAs` only comes near: release candidates, early editions. */
  exact: z.boolean(),
});
export type SchemaReading = z.infer<typeof SchemaReading>;

/** The header section of the exchange structure (ISO 10303-21, 8.2). */
export const FileHeader = z.object({
  description: z.array(z.string()),
  implementationLevel: z.string(),
  fileName: z.string(),
  /** As written. */
  timeStamp: z.string(),
  /** The same as ISO 8601, with an offset only where the file gives one; null where it cannot be understood. */
  timeStampIso: Text,
  author: z.array(z.string()),
  organization: z.array(z.string()),
  preprocessorVersion: z.string(),
  originatingSystem: z.string(),
  authorization: z.string(),
  schemaIdentifiers: z.array(z.string()),
});
export type FileHeader = z.infer<typeof FileHeader>;

/** IfcProject. */
export const ProjectIdentity = z.object({
  expressId: Count,
  globalId: Text,
  name: Text,
  longName: Text,
  description: Text,
  phase: Text,
  objectType: Text,
});
export type ProjectIdentity = z.infer<typeof ProjectIdentity>;

/** IfcApplication. */
export const Application = z.object({ identifier: Text, name: Text, version: Text, developer: Text });
export type Application = z.infer<typeof Application>;

/** IfcPersonAndOrganization. */
export const Author = z.object({ person: Text, organization: Text });
export type Author = z.infer<typeof Author>;

/** IfcOwnerHistory of the project: who made it, with what and when (ISO 8601, UTC). */
export const Ownership = z.object({
  owner: Author.nullable(),
  application: Application.nullable(),
  created: Text,
  lastModified: Text,
  lastModifiedBy: Author.nullable(),
});
export type Ownership = z.infer<typeof Ownership>;

export const ModelCounts = z.object({
  /** Statements of the data section. */
  instances: Count,
  /** Instances of IfcProduct. */
  products: Count,
  /** Instances of each product class, by exact class name. */
  byClass: z.record(z.string(), Count),
  /** Instances of every class; `(complex instance)` counts those of several classes at once. */
  instancesByClass: z.record(z.string(), Count),
});
export type ModelCounts = z.infer<typeof ModelCounts>;

/** What the file says about itself: the part of `model.json` that comes from the file alone. */
export const ModelMetadata = z.object({
  schema: SchemaReading,
  header: FileHeader,
  project: ProjectIdentity.nullable(),
  ownership: Ownership.nullable(),
  /** Every IfcApplication, without repetitions. */
  applications: z.array(Application),
  counts: ModelCounts,
  units: z.array(UnitOfMeasure),
  contexts: z.array(RepresentationContext),
  georeference: Georeference,
});
export type ModelMetadata = z.infer<typeof ModelMetadata>;
