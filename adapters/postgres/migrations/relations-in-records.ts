/**
 * Keys of a record that hold relations -> whether there is one or a list, where in it the other object is (it is that object
 * itself where nothing is said), and whether the rest is what relates the two. Those in `links` are named like their relation.
 */
const relations: Readonly<Record<string, { readonly isOne?: true; readonly to?: string; readonly isVia?: true }>> = {
  type: { isOne: true },
  portOf: { isOne: true },
  ports: {},
  connectedTo: { to: 'port' },
  connections: { to: 'element', isVia: true },
  boundaries: { to: 'element', isVia: true },
  materials: { to: 'material' },
  classifications: {},
  layers: {},
};

const keys = Object.keys(relations);
const nested = [...new Set(Object.values(relations).flatMap(({ to }) => to ?? []))];

/** Relation, list, whether the objects are inside its values, whether the values are what relates. */
const lists = Object.entries(relations).map(([key, { isOne = false, to, isVia = false }]) => {
  const list = isOne ? `CASE WHEN j."${key}" IS NOT NULL THEN json_build_array(j."${key}") END` : `j."${key}"`;
  return `('${key}', ${list}, ${to !== undefined}, ${isVia})`;
});

const ofOther = (column: string) => `CASE WHEN r.is_inside THEN o.${column} ELSE v.${column} END`;
const jsons = (names: readonly string[]) => names.map((name) => `"${name}" json`).join(', ');
const columns = '"expressId" bigint, class text, name text';

/** Columns of a relation of element `e`, as the view `current_relations` has them. */
export const relationColumns = `e.express_id, r.relation COLLATE "C", (v.position - 1)::integer, ${ofOther('"expressId"')},
       ${ofOther('class')}, ${ofOther('name')}, CASE WHEN r.is_via THEN v."expressId" END,
       CASE WHEN r.is_via THEN v.class END`;

/** What stands behind `FROM plinth.elements e` for these columns. Each JSON is read once, which is what costs. */
export const relationsInRecords = `
 CROSS JOIN LATERAL json_to_record(e.record) AS j(${jsons([...keys, 'links'])})
 CROSS JOIN LATERAL (
       VALUES ${lists.join(',\n              ')}
        UNION ALL
       SELECT l.key, l.value, false, false FROM json_each(j.links) AS l) AS r(relation, list, is_inside, is_via)
 CROSS JOIN LATERAL ROWS FROM (json_to_recordset(r.list) AS (${columns}, ${jsons(nested)}))
       WITH ORDINALITY AS v("expressId", class, name, ${nested.join(', ')}, position)
  LEFT JOIN LATERAL json_to_record(coalesce(${nested.map((name) => `v.${name}`).join(', ')})) AS o(${columns}) ON r.is_inside
 WHERE ${ofOther('"expressId"')} IS NOT NULL`;
