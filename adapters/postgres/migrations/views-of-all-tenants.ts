import { pairs } from './0012-lists.ts';
import { readableViews } from './comments.ts';

/** The views that people ask with SQL, and what they are made of: they show the rows of all tenants. */
export const viewsOfAllTenants: readonly string[] = [...readableViews, 'footprints', ...Object.values(pairs)];
