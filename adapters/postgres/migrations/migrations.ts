import { tables } from './0001-tables.ts';
import { views } from './0002-views.ts';
import { reader } from './0003-reader.ts';
import { jobs } from './0004-jobs.ts';
import { footprints } from './0005-footprints.ts';
import { installation } from './0006-installation.ts';
import { access } from './0007-access.ts';
import { tenants } from './0008-tenants.ts';
import { leanKeys } from './0009-keys.ts';
import { placeholders } from './0010-placeholders.ts';
import { leanRelations } from './0011-relations.ts';
import { lists } from './0012-lists.ts';
import type { Migration } from './migration.ts';

/**
 * In this order. What has been released is never changed, only followed by another. The code of the release before works
 * on the new schema too (expand, then contract a release later): test/contract/previous-release.test.ts runs it.
 */
export const migrations: readonly Migration[] = [
  { name: '0001-tables', up: tables },
  { name: '0002-views', up: views },
  { name: '0003-reader', up: reader },
  { name: '0004-jobs', up: jobs },
  { name: '0005-footprints', up: footprints },
  { name: '0006-installation', up: installation },
  { name: '0007-access', up: access },
  { name: '0008-tenants', up: tenants },
  { name: '0009-keys', up: leanKeys },
  { name: '0010-placeholders', up: placeholders },
  { name: '0011-relations', up: leanRelations },
  { name: '0012-lists', up: lists },
];
