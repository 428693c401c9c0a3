import { readableViews } from './comments.ts';

/** The views that people ask with SQL, those of later migrations too. */
export const peoplesViews: readonly string[] = [...readableViews, 'footprints'];
