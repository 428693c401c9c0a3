/**
 * The pairs as the release before reads, writes and removes them: it removes by `ctid` all of a content, until nothing is
 * left, and the content itself after that.
 */
export const previousPairs = `
CREATE VIEW plinth.element_property_sets WITH (security_invoker = true) AS
SELECT o.ctid, o.tenant, o.project, o.content, o.express_id, (s.position - 1)::integer AS position, o.owner_class, s.set_id,
       o.origins -> (s.position - 1)::integer ->> 0 AS source,
       ARRAY(SELECT json_array_elements_text(o.origins -> (s.position - 1)::integer -> 1)::bigint) AS set_express_ids
  FROM plinth.object_property_sets o CROSS JOIN LATERAL unnest(o.set_ids) WITH ORDINALITY AS s(set_id, position);
CREATE FUNCTION plinth.add_property_set_pair() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO plinth.object_property_sets AS o (tenant, project, content, express_id, owner_class, set_ids, origins)
  VALUES (NEW.tenant, NEW.project, NEW.content, NEW.express_id, NEW.owner_class, ARRAY[NEW.set_id],
          json_build_array(json_build_array(NEW.source, NEW.set_express_ids)))
  ON CONFLICT (content, express_id) DO UPDATE
  SET set_ids = o.set_ids || excluded.set_ids, origins = (o.origins::jsonb || excluded.origins::jsonb)::json;
  INSERT INTO plinth.property_set_objects (tenant, project, content, set_id, owner_class, source, express_ids)
  VALUES (NEW.tenant, NEW.project, NEW.content, NEW.set_id, NEW.owner_class, NEW.source, ARRAY[NEW.express_id]);
  RETURN NEW;
END
$$;
CREATE TRIGGER add_pair INSTEAD OF INSERT ON plinth.element_property_sets
   FOR EACH ROW EXECUTE FUNCTION plinth.add_property_set_pair();
CREATE FUNCTION plinth.remove_property_set_pair() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM plinth.object_property_sets WHERE content = OLD.content AND express_id = OLD.express_id;
  RETURN OLD;
END
$$;
CREATE TRIGGER remove_pair INSTEAD OF DELETE ON plinth.element_property_sets
   FOR EACH ROW EXECUTE FUNCTION plinth.remove_property_set_pair();
CREATE FUNCTION plinth.remove_property_set_objects() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM plinth.property_set_objects WHERE content = OLD.content;
  RETURN OLD;
END
$$;
CREATE TRIGGER remove_property_set_objects AFTER DELETE ON plinth.contents
   FOR EACH ROW EXECUTE FUNCTION plinth.remove_property_set_objects();`;
