import type { ElementFilter, ElementSummary } from '#core/model';
import { addPropertyCondition } from './property-conditions.ts';
import { containing, inContentOf, type SqlConditions } from './sql-conditions.ts';

/** The columns of an `ElementSummary` of element `e`, and where its storey comes from. */
export const summaryColumns = `
       e.express_id::double precision AS "expressId", e.global_id AS "globalId", e.class,
       e.predefined_type AS "predefinedType", e.name, e.type_name AS "typeName", s.name AS storey,
       e.box IS NOT NULL AS "hasGeometry"`;
export const storeyJoin = `
  LEFT JOIN plinth.elements s ON s.tenant = e.tenant AND s.project = e.project AND s.content = e.content
        AND s.express_id = e.storey_id`;

export type SummaryRow = ElementSummary;

/** That element `e` belongs to content `$1, $2, $3`. */
export const inContent = inContentOf('e');

export function addFilter(conditions: SqlConditions, filter: ElementFilter): void {
  const { kind = 'occurrence', classes, storey, name, globalId, properties = [] } = filter;
  conditions.add(`e.kind = ${conditions.parameter(kind)}`);
  if (classes !== undefined) conditions.add(`e.class = ANY (${conditions.parameter(classes)}::text[])`);
  if (name !== undefined) conditions.add(`e.name ILIKE ${conditions.parameter(containing(name))}`);
  if (globalId !== undefined) conditions.add(`e.global_id = ${conditions.parameter(globalId)}`);
  if (storey !== undefined) conditions.add(`e.storey_id IN (${storeys(conditions.parameter(storey))})`);
  for (const property of properties) addPropertyCondition(conditions, property);
}

const storeys = (wanted: string) => `
       SELECT t.express_id FROM plinth.elements t
        WHERE ${inContentOf('t')} AND t.class = 'IfcBuildingStorey'
          AND (t.global_id = ${wanted} OR t.name = ${wanted} OR t.express_id::text = ${wanted})`;
