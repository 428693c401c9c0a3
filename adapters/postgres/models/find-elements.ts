import { type ClassCount, ElementDetails, type ElementFilter, type ElementPage, type ElementPlace } from '#core/model';
import type { Queries } from '../tenant-queries.ts';
import type { ShownContent } from './current-content.ts';
import { addFilter, inContent, type SummaryRow, storeyJoin, summaryColumns } from './element-conditions.ts';
import { SqlConditions } from './sql-conditions.ts';

/** One page, by keyset: a page costs the same wherever in the list it is. */
export async function findElements(
  queries: Queries,
  { key, contentId }: ShownContent,
  filter: ElementFilter,
  { limit, after }: { readonly limit: number; readonly after?: ElementPlace },
): Promise<ElementPage> {
  const conditions = new SqlConditions([inContent], [key.tenant, key.project, key.content]);
  addFilter(conditions, filter);
  if (after !== undefined) conditions.add(`e.express_id > ${conditions.parameter(after.expressId)}`);
  const { rows } = await queries.query<SummaryRow>(
    `SELECT ${summaryColumns}
  FROM plinth.elements e ${storeyJoin}
 WHERE ${conditions.text}
 ORDER BY e.express_id LIMIT ${conditions.parameter(limit + 1)}`,
    conditions.values,
  );
  const elements = rows.slice(0, limit);
  const last = rows.length > limit ? elements.at(-1) : undefined;
  return { elements, next: last === undefined ? null : { contentId, expressId: last.expressId } };
}

/** The most frequent first. */
export async function countClasses(queries: Queries, { key }: ShownContent): Promise<ClassCount[]> {
  const { rows } = await queries.query<ClassCount>(
    `SELECT e.class, count(*)::integer AS elements, count(e.box)::integer AS "withGeometry"
       FROM plinth.elements e WHERE ${inContent} AND e.kind = 'occurrence'
      GROUP BY e.class ORDER BY elements DESC, e.class`,
    [key.tenant, key.project, key.content],
  );
  return rows;
}

interface SetRow {
  readonly definition: object;
  readonly origin: readonly [source: string, expressIds: readonly number[]];
}

export async function elementDetails(
  queries: Queries,
  { key }: ShownContent,
  expressId: number,
): Promise<ElementDetails | undefined> {
  const values = [key.tenant, key.project, key.content, expressId];
  const found = await queries.query<{ record: unknown }>(
    `SELECT e.record FROM plinth.elements e WHERE ${inContent} AND e.express_id = $4`,
    values,
  );
  const [element] = found.rows;
  if (element === undefined) return undefined;
  const { rows: sets } = await queries.query<SetRow>(
    `SELECT p.definition, e.origins -> (s.position - 1)::integer AS origin
       FROM plinth.object_property_sets e
      CROSS JOIN LATERAL unnest(e.set_ids) WITH ORDINALITY AS s(set_id, position)
       JOIN plinth.property_sets p ON p.tenant = e.tenant AND p.project = e.project AND p.content = e.content
            AND p.set_id = s.set_id
      WHERE ${inContent} AND e.express_id = $4 ORDER BY s.position`,
    values,
  );
  const propertySets = sets.map(({ definition, origin: [source, expressIds] }) => ({
    source,
    ...definition,
    expressIds,
  }));
  return ElementDetails.parse({ element: element.record, propertySets });
}
