import { type Found, valuesAt } from './places.ts';
import type { Properties } from './values.ts';

/** One resource of a template. */
export interface Resource {
  readonly id: string;
  readonly type: string;
  readonly properties: Properties;
  /** All of it, with DeletionPolicy, DependsOn, Metadata, ... */
  readonly whole: Properties;
}

/** The values of a resource at a path below its properties; see valuesAt. */
export const at = (resource: Resource, path: string): Found[] => [...valuesAt(resource.properties, path)];

/** The first of them. */
export const firstAt = (resource: Resource, path: string): unknown => at(resource, path)[0]?.value;
