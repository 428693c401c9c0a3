import type { Box3, Point3, SpatialHit, SpatialHits, SpatialQuery } from '#core/model';
import type { PostgisSchema } from '../server-check.ts';
import type { Queries } from '../tenant-queries.ts';
import type { ShownContent } from './current-content.ts';
import { inContent, storeyJoin, summaryColumns } from './element-conditions.ts';
import { inContentOf, SqlConditions } from './sql-conditions.ts';

/** The three-dimensional index first (of the view `tenant_elements`, see its migration), then the exact question about what it found. */
export async function findNear(
  queries: Queries,
  postgis: PostgisSchema,
  { key }: ShownContent,
  query: SpatialQuery,
): Promise<SpatialHits | undefined> {
  const conditions = new SqlConditions([inContent, `e.kind = 'occurrence'`], [key.tenant, key.project, key.content]);
  const question = new Question(postgis, conditions);
  const { within, classes, limit } = query;
  if ('box' in within) question.inBox(within.box);
  else if ('space' in within) question.inSpace(within.space);
  else if ('point' in within.of) question.aroundPoint(within.of.point, within.distance);
  else question.aroundElement(within.of.expressId, within.distance);
  if (classes !== undefined) conditions.add(`e.class = ANY (${conditions.parameter(classes)}::text[])`);

  if (question.reference !== undefined && !(await exists(queries, key, question.reference))) return undefined;
  const { rows } = await queries.query<SpatialHit & { distance: number | null }>(
    `SELECT ${summaryColumns}, ${question.distance} AS distance
  FROM plinth.tenant_elements e ${storeyJoin} ${question.join}
 WHERE ${conditions.text}
 ORDER BY distance, e.express_id LIMIT ${conditions.parameter(limit + 1)}`,
    conditions.values,
  );
  const elements = rows.slice(0, limit).map(({ distance, ...hit }) => (distance === null ? hit : { ...hit, distance }));
  return { elements, isComplete: rows.length <= limit };
}

/** What is asked about element `e`, in SQL. */
class Question {
  join = '';
  distance = 'NULL::double precision';
  /** The object that the question names: express id, and its class where that matters. */
  reference: { readonly expressId: number; readonly class?: string } | undefined;
  readonly #postgis: PostgisSchema;
  readonly #conditions: SqlConditions;

  constructor(postgis: PostgisSchema, conditions: SqlConditions) {
    this.#postgis = postgis;
    this.#conditions = conditions;
  }

  inBox({ min, max }: Box3): void {
    this.#touches('e.box', this.#box(this.#point(min), this.#point(max)));
  }

  aroundPoint(point: Point3, distance: number): void {
    this.#around(this.#point(point), distance);
  }

  aroundElement(expressId: number, distance: number): void {
    this.#refer(expressId);
    this.#around('o.box', distance);
    this.#conditions.add('e.express_id <> o.express_id');
  }

  /**
   * What the file says to be in the space, and what has the centre of its mesh in it. Each has an index; asked as one `OR`
   * of both, every element of the model would be looked at.
   */
  inSpace(expressId: number): void {
    this.reference = { expressId, class: 'IfcSpace' };
    const space = `${this.#conditions.parameter(expressId)}::bigint`;
    this.#conditions.add(`e.express_id IN (
       SELECT i.express_id FROM plinth.elements i
        WHERE ${inContentOf('i')} AND i.space_id = ${space}
        UNION
       SELECT r.from_id FROM plinth.relations r
        WHERE ${inContentOf('r')} AND r.to_id = ${space}
          AND r.relation = 'inside')`);
    this.#conditions.add(`e.express_id <> ${space}`);
  }

  /** The index has boxes in single precision, rounded outwards: what it finds is asked again. */
  #touches(box: string, other: string): void {
    const pg = this.#postgis;
    this.#conditions.add(`${box} OPERATOR(${pg}.&&&) ${other} AND ${boxDistance(pg, box, other)} = 0`);
  }

  #around(center: string, distance: number): void {
    const by = this.#conditions.parameter(distance);
    const pg = this.#postgis;
    const corner = (end: 'Min' | 'Max', sign: '-' | '+') => {
      const axes = ['X', 'Y', 'Z'].map((axis) => `${pg}.ST_${axis}${end}(${center}) ${sign} ${by}::double precision`);
      return `${pg}.ST_MakePoint(${axes.join(', ')})`;
    };
    this.#conditions.add(`e.box OPERATOR(${pg}.&&&) ${this.#box(corner('Min', '-'), corner('Max', '+'))}`);
    this.distance = boxDistance(pg, 'e.box', center);
    this.#conditions.add(`${this.distance} <= ${by}::double precision`);
  }

  #refer(expressId: number): void {
    this.reference = { expressId };
    this.join = `
  JOIN plinth.elements o ON o.tenant = e.tenant AND o.project = e.project AND o.content = e.content
       AND o.express_id = ${this.#conditions.parameter(expressId)}`;
  }

  #point(point: Point3): string {
    const axes = point.map((value) => `${this.#conditions.parameter(value)}::double precision`);
    return `${this.#postgis}.ST_MakePoint(${axes.join(', ')})`;
  }

  #box(min: string, max: string): string {
    return `${this.#postgis}.ST_3DMakeBox(${min}, ${max})::${this.#postgis}.geometry`;
  }
}

/**
 * How far the boxes of two geometries are apart, in SQL. Not ST_3DDistance: PostGIS makes planes of a box's faces, which
 * a box that is flat in two directions does not have, and then gives no number.
 */
function boxDistance(pg: PostgisSchema, a: string, b: string): string {
  const gaps = ['X', 'Y', 'Z'].map((axis) => {
    const [least, most] = [`${pg}.ST_${axis}Min`, `${pg}.ST_${axis}Max`];
    return `power(greatest(0, ${least}(${a}) - ${most}(${b}), ${least}(${b}) - ${most}(${a})), 2)`;
  });
  return `sqrt(${gaps.join(' + ')})`;
}

async function exists(
  queries: Queries,
  { tenant, project, content }: ShownContent['key'],
  reference: { readonly expressId: number; readonly class?: string },
): Promise<boolean> {
  const { rowCount } = await queries.query(
    `SELECT FROM plinth.elements e WHERE ${inContent} AND e.express_id = $4 AND ($5::text IS NULL OR e.class = $5)`,
    [tenant, project, content, reference.expressId, reference.class ?? null],
  );
  return rowCount === 1;
}
