/** Models, elements, tree, relations and properties as they are, without versions that are no longer the newest. */
export const basicViews = `
CREATE VIEW plinth.current_models AS
SELECT m.tenant, m.project, m.model_id, m.name AS model, v.number AS version, v.version_id, v.file_name, v.created_at,
       v.content, c.content_id, c.ifc_schema, c.project_name, c.instances, c.products, c.elements, c.properties,
       c.class_counts, c.coverage, c.units, c.georeference
  FROM plinth.models m
  JOIN LATERAL (
       SELECT * FROM plinth.model_versions n
        WHERE n.tenant = m.tenant AND n.project = m.project AND n.model_id = m.model_id
        ORDER BY n.number DESC LIMIT 1) v ON true
  JOIN plinth.contents c ON c.tenant = m.tenant AND c.project = m.project AND c.content = v.content;

CREATE VIEW plinth.current_elements AS
SELECT m.tenant, m.project, m.model_id, m.model, e.content, e.express_id, e.kind, e.class, e.global_id,
       e.predefined_type, e.name, e.description, e.object_type, e.tag, e.long_name, e.type_id, e.type_name, e.parent_id,
       e.container_id, e.storey_id, s.name AS storey, e.space_id, r.name AS space_number, r.long_name AS space_name,
       e.box, e.centroid, e.volume, e.area, e.triangles, e.closed, e.materials, e.classifications, e.attributes, e.record
  FROM plinth.current_models m
  JOIN plinth.elements e ON e.tenant = m.tenant AND e.project = m.project AND e.content = m.content
  LEFT JOIN plinth.elements s ON s.tenant = e.tenant AND s.project = e.project AND s.content = e.content
        AND s.express_id = e.storey_id
  LEFT JOIN plinth.elements r ON r.tenant = e.tenant AND r.project = e.project AND r.content = e.content
        AND r.express_id = e.space_id;

CREATE VIEW plinth.current_tree AS
SELECT m.tenant, m.project, m.model_id, m.model, t.position, t.depth, t.is_placed, t.express_id, t.parent_id,
       t.ancestors, t.kind, t.class, t.global_id, t.name, t.long_name, t.elevation, t.z
  FROM plinth.current_models m
  JOIN plinth.spatial_tree t ON t.tenant = m.tenant AND t.project = m.project AND t.content = m.content;

CREATE VIEW plinth.current_relations AS
SELECT m.tenant, m.project, m.model_id, m.model, r.from_id, r.relation, r.position, r.to_id, r.to_class, r.to_name,
       r.via_id, r.via_class
  FROM plinth.current_models m
  JOIN plinth.relations r ON r.tenant = m.tenant AND r.project = m.project AND r.content = m.content;

CREATE VIEW plinth.properties_flat AS
SELECT m.tenant, m.project, m.model_id, m.model, l.express_id, coalesce(e.class, l.owner_class) AS class, e.kind,
       e.global_id, e.name AS element, v.set_name, v.name AS property, v.text_value AS value, v.number_value, v.unit,
       v.si_value, v.boolean_value, v.value_type, v.kind AS property_kind, l.source
  FROM plinth.current_models m
  JOIN plinth.element_property_sets l ON l.tenant = m.tenant AND l.project = m.project AND l.content = m.content
  JOIN plinth.property_values v ON v.tenant = l.tenant AND v.project = l.project AND v.content = l.content
        AND v.set_id = l.set_id
  LEFT JOIN plinth.elements e ON e.tenant = l.tenant AND e.project = l.project AND e.content = l.content
        AND e.express_id = l.express_id;
`;
