/** Why a box stands in for the shape of an element; the box is that one then, and there are no measures. */
export const placeholders = () => `
ALTER TABLE plinth.elements ADD COLUMN placeholder text;
CREATE OR REPLACE VIEW plinth.current_elements AS
SELECT m.tenant, m.project, m.model_id, m.model, e.content, e.express_id, e.kind, e.class, e.global_id,
       e.predefined_type, e.name, e.description, e.object_type, e.tag, e.long_name, e.type_id, e.type_name, e.parent_id,
       e.container_id, e.storey_id, s.name AS storey, e.space_id, r.name AS space_number, r.long_name AS space_name,
       e.box, e.centroid, e.volume, e.area, e.triangles, e.closed, e.materials, e.classifications, e.attributes, e.record,
       e.placeholder
  FROM plinth.current_models m
  JOIN plinth.elements e ON e.tenant = m.tenant AND e.project = m.project AND e.content = m.content
  LEFT JOIN plinth.elements s ON s.tenant = e.tenant AND s.project = e.project AND s.content = e.content
        AND s.express_id = e.storey_id
  LEFT JOIN plinth.elements r ON r.tenant = e.tenant AND r.project = e.project AND r.content = e.content
        AND r.express_id = e.space_id;
COMMENT ON COLUMN plinth.current_elements.placeholder IS
'Why the element has no mesh though it has a shape, such as geometry/timeout: box is then only about where it is. Null otherwise.';
`;
