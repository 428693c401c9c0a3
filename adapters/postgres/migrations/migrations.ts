import { tables } from './0001-tables.ts';
import { views } from './0002-views.ts';
import { reader } from './0003-reader.ts';
import { jobs } from './0004-jobs.ts';
import type { Migration } from './migration.ts';

/** In this order. What has been released is never changed, only followed by another. */
export const migrations: readonly Migration[] = [
  { name: '0001-tables', up: tables },
  { name: '0002-views', up: views },
  { name: '0003-reader', up: reader },
  { name: '0004-jobs', up: jobs },
];
