import { columnRelations } from './0011-relations.ts';
import { ownTenantOnly } from './own-tenant.ts';
import { previousPairs } from './previous-pairs.ts';
import { relationColumns, relationsInRecords } from './relations-in-records.ts';
import { topicViews } from './topic-views.ts';

/**
 * Who has which property set, as lists: those of an object in one row, for its details, and the objects of a set in few
 * rows, for questions by property. Whom an object names is in its record, where the view `current_relations` finds it;
 * `relations` has what is asked from the other end, `inside`. A model of 101 MB had 350,000 rows of pairs instead, which took
 * a server as long to insert as everything else.
 */
export const lists = () => [tables, moved, previousPairs, views].join('\n');

const owner = `tenant text COLLATE "C" NOT NULL,
  project text COLLATE "C" NOT NULL,
  content bigint NOT NULL`;
const sameOwner = (a: string, b: string) =>
  ['tenant', 'project', 'content'].map((column) => `${a}.${column} = ${b}.${column}`).join(' AND ');

/** `origins`: for each of `set_ids` its source, and the instances it is made of: `["type",[12]]`. */
const tables = `
CREATE TABLE plinth.object_property_sets (
  ${owner},
  express_id bigint NOT NULL,
  owner_class text NOT NULL,
  set_ids integer[] NOT NULL,
  origins json NOT NULL,
  PRIMARY KEY (content, express_id)
);
CREATE TABLE plinth.property_set_objects (
  ${owner},
  set_id integer NOT NULL,
  owner_class text NOT NULL,
  source text NOT NULL,
  express_ids bigint[] NOT NULL
);
CREATE INDEX property_set_objects_set ON plinth.property_set_objects (content, set_id);
ALTER TABLE plinth.property_set_objects ALTER COLUMN express_ids SET STORAGE EXTERNAL;
${['object_property_sets', 'property_set_objects'].map(ownTenantOnly).join('\n')}`;

const moved = `
ALTER TABLE plinth.element_property_sets RENAME TO element_property_sets_before;
INSERT INTO plinth.object_property_sets (tenant, project, content, express_id, owner_class, set_ids, origins)
SELECT tenant, project, content, express_id, min(owner_class), array_agg(set_id ORDER BY position),
       json_agg(json_build_array(source, set_express_ids) ORDER BY position)
  FROM plinth.element_property_sets_before GROUP BY tenant, project, content, express_id;
INSERT INTO plinth.property_set_objects (tenant, project, content, set_id, owner_class, source, express_ids)
SELECT tenant, project, content, set_id, owner_class, source, array_agg(express_id)
  FROM plinth.element_property_sets_before
 GROUP BY tenant, project, content, set_id, owner_class, source, express_id / 65536;`;

/** Views that only people's views look at. */
export const pairs = { setsOfObjects: 'object_property_set_pairs', objectsOfSets: 'property_set_object_pairs' };

const groups = `SELECT g ->> 'name' AS name, g ->> 'class' AS class
                 FROM json_array_elements(e.record -> 'links' -> 'groups') AS g`;

const ofModel = 'm.tenant, m.project, m.model_id, m.model';

const views = `
CREATE VIEW plinth.${pairs.setsOfObjects} AS
SELECT o.tenant, o.project, o.content, o.express_id, s.set_id
  FROM plinth.object_property_sets o CROSS JOIN LATERAL unnest(o.set_ids) AS s(set_id);
CREATE VIEW plinth.${pairs.objectsOfSets} AS
SELECT s.tenant, s.project, s.content, o.express_id, s.set_id, s.owner_class, s.source
  FROM plinth.property_set_objects s CROSS JOIN LATERAL unnest(s.express_ids) AS o(express_id);
CREATE OR REPLACE VIEW plinth.current_relations AS
SELECT ${ofModel}, r.from_id, r.relation, r.position, r.to_id, r.to_class, r.to_name, r.via_id, r.via_class
  FROM plinth.current_models m
  JOIN plinth.relations r ON ${sameOwner('r', 'm')}
 WHERE r.relation = 'inside'
${columnRelations} UNION ALL
SELECT ${ofModel}, ${relationColumns}
  FROM plinth.current_models m
  JOIN plinth.elements e ON ${sameOwner('e', 'm')}${relationsInRecords};
CREATE OR REPLACE VIEW plinth.properties_flat AS
SELECT ${ofModel}, l.express_id, coalesce(e.class, l.owner_class) AS class, e.kind, e.global_id, e.name AS element,
       v.set_name, v.name AS property, v.text_value AS value, v.number_value, v.unit, v.si_value, v.boolean_value,
       v.value_type, v.kind AS property_kind, l.source
  FROM plinth.current_models m
  JOIN plinth.${pairs.objectsOfSets} l ON ${sameOwner('l', 'm')}
  JOIN plinth.property_values v ON ${sameOwner('v', 'l')} AND v.set_id = l.set_id
  LEFT JOIN plinth.elements e ON ${sameOwner('e', 'l')} AND e.express_id = l.express_id;
${topicViews({ ...pairs, groups })}
DROP TABLE plinth.element_property_sets_before;`;
