import type { LinkName } from '#core/model';
import type { ReferenceMap } from '#core/step';
import type { RelationName } from '../relation-table.ts';
import type { Relations } from '../relations.ts';

/** Which direction of which relation each link is; those of one name together. A new link is a new row. */
const linkTable: readonly (readonly [LinkName, RelationName, 'forward' | 'inverse'])[] = [
  ['openings', 'voidedBy', 'forward'],
  ['voids', 'voidedBy', 'inverse'],
  ['fillings', 'filledBy', 'forward'],
  ['fills', 'filledBy', 'inverse'],
  ['features', 'projectedBy', 'forward'],
  ['features', 'adheredBy', 'forward'],
  ['featureOf', 'projectedBy', 'inverse'],
  ['featureOf', 'adheredBy', 'inverse'],
  ['coverings', 'coveredBy', 'forward'],
  ['coverings', 'coveredSpace', 'forward'],
  ['covers', 'coveredBy', 'inverse'],
  ['covers', 'coveredSpace', 'inverse'],
  ['bounds', 'boundedBy', 'inverse'],
  ['controlElements', 'controlledBy', 'forward'],
  ['controls', 'controlledBy', 'inverse'],
  ['interferesWith', 'interferesWith', 'forward'],
  ['interferesWith', 'interferesWith', 'inverse'],
  ['serves', 'serves', 'forward'],
  ['servedBy', 'serves', 'inverse'],
  ['groups', 'assignedToGroup', 'forward'],
  ['members', 'assignedToGroup', 'inverse'],
];

/** One direction of one relation, of those that the file has. */
export interface LinkRow {
  readonly name: LinkName;
  readonly map: ReferenceMap;
}

/** All rows of the table that the file has, in its order. */
export function linkRows(relations: Relations): LinkRow[] {
  return linkTable
    .filter(([, relation]) => relations[relation].size > 0)
    .map(([name, relation, direction]) => ({ name, map: relations[relation][direction] }));
}
