import * as z from 'zod';
import { Scope } from './scope.ts';

/**
 * Names one stored object. `path` is relative, of parts that a file system and an object store both take: letters,
 * digits, `.`, `_` and `-`, not beginning with a dot, so that no part can climb out of its folder.
 */
export const ObjectKey = Scope.extend({
  path: z
    .string()
    .regex(/^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/, 'a relative path')
    .max(512),
});
export type ObjectKey = z.infer<typeof ObjectKey>;

/** The key as one string, tenant first: what an object store calls the key and a disk the path. */
export function objectPath(key: ObjectKey): string {
  const { tenant, project, path } = ObjectKey.parse(key);
  return `${tenant}/${project}/${path}`;
}

/** Names one value in a cache: any text, with the scope before it. */
export const CacheKey = Scope.extend({ name: z.string().min(1).max(512) });
export type CacheKey = z.infer<typeof CacheKey>;

/** The key as one string, tenant first. */
export function cachePath(key: CacheKey): string {
  const { tenant, project, name } = CacheKey.parse(key);
  return `${tenant}/${project}/${name}`;
}
