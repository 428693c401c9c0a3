import type { MigrationContext } from './migration.ts';

/**
 * Models, their versions and the contents that these show. A content is what one file became; its rows carry its
 * number. Readers come to a content by a version only, so that rows are invisible while they are being loaded, and
 * a version changes its content in one step. The large tables have no foreign keys: they would be checked for each of
 * millions of rows that one transaction writes and nobody else touches.
 */
export const tables = ({ postgis }: MigrationContext) => `
CREATE TABLE plinth.models (
  tenant text COLLATE "C" NOT NULL,
  project text COLLATE "C" NOT NULL,
  model_id text COLLATE "C" NOT NULL,
  name text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant, project, model_id)
);

CREATE TABLE plinth.contents (
  tenant text COLLATE "C" NOT NULL,
  project text COLLATE "C" NOT NULL,
  content bigint GENERATED ALWAYS AS IDENTITY,
  content_id text COLLATE "C" NOT NULL,
  state text COLLATE "C" NOT NULL CHECK (state IN ('loading', 'ready', 'unused')),
  touched_at timestamptz NOT NULL,
  engine text NOT NULL,
  source_bytes bigint NOT NULL,
  source_sha256 text NOT NULL,
  ifc_schema text NOT NULL,
  project_name text,
  units jsonb NOT NULL,
  georeference jsonb NOT NULL,
  class_counts jsonb NOT NULL,
  instances integer NOT NULL,
  products integer NOT NULL,
  elements integer,
  properties integer,
  coverage jsonb NOT NULL,
  PRIMARY KEY (tenant, project, content)
);
CREATE UNIQUE INDEX contents_ready ON plinth.contents (tenant, project, content_id) WHERE state = 'ready';

CREATE TABLE plinth.model_versions (
  tenant text COLLATE "C" NOT NULL,
  project text COLLATE "C" NOT NULL,
  model_id text COLLATE "C" NOT NULL,
  number integer NOT NULL,
  version_id text COLLATE "C" NOT NULL,
  file_name text NOT NULL,
  created_at timestamptz NOT NULL,
  content bigint NOT NULL,
  PRIMARY KEY (tenant, project, model_id, number),
  UNIQUE (tenant, project, version_id),
  FOREIGN KEY (tenant, project, model_id) REFERENCES plinth.models ON DELETE CASCADE,
  FOREIGN KEY (tenant, project, content) REFERENCES plinth.contents
);
CREATE INDEX model_versions_content ON plinth.model_versions (tenant, project, content);

CREATE TABLE plinth.elements (
  tenant text COLLATE "C" NOT NULL,
  project text COLLATE "C" NOT NULL,
  content bigint NOT NULL,
  express_id bigint NOT NULL,
  kind text NOT NULL,
  class text COLLATE "C" NOT NULL,
  global_id text COLLATE "C",
  predefined_type text,
  name text,
  description text,
  object_type text,
  tag text,
  long_name text,
  type_id bigint,
  type_name text,
  parent_id bigint,
  container_id bigint,
  storey_id bigint,
  space_id bigint,
  box ${postgis}.geometry,
  centroid ${postgis}.geometry(PointZ),
  volume double precision,
  area double precision,
  triangles integer,
  closed boolean,
  materials text[] NOT NULL,
  classifications text[] NOT NULL,
  attributes jsonb NOT NULL,
  record json NOT NULL,
  PRIMARY KEY (tenant, project, content, express_id)
);
CREATE INDEX elements_class ON plinth.elements (tenant, project, content, class, express_id);
CREATE INDEX elements_global_id ON plinth.elements (tenant, project, content, global_id);
CREATE INDEX elements_storey ON plinth.elements (tenant, project, content, storey_id);
CREATE INDEX elements_space ON plinth.elements (tenant, project, content, space_id) WHERE space_id IS NOT NULL;
CREATE INDEX elements_box ON plinth.elements USING gist (box ${postgis}.gist_geometry_ops_nd);

CREATE TABLE plinth.property_sets (
  tenant text COLLATE "C" NOT NULL,
  project text COLLATE "C" NOT NULL,
  content bigint NOT NULL,
  set_id integer NOT NULL,
  name text,
  kind text NOT NULL,
  class text COLLATE "C" NOT NULL,
  definition json NOT NULL,
  PRIMARY KEY (tenant, project, content, set_id)
);

CREATE TABLE plinth.property_values (
  tenant text COLLATE "C" NOT NULL,
  project text COLLATE "C" NOT NULL,
  content bigint NOT NULL,
  set_id integer NOT NULL,
  position integer NOT NULL,
  set_name text COLLATE "C",
  name text NOT NULL,
  kind text NOT NULL,
  value_type text,
  text_value text,
  number_value double precision,
  unit text,
  si_value double precision,
  boolean_value boolean,
  PRIMARY KEY (tenant, project, content, set_id, position)
);
CREATE INDEX property_values_name ON plinth.property_values (tenant, project, content, set_name, name);

CREATE TABLE plinth.element_property_sets (
  tenant text COLLATE "C" NOT NULL,
  project text COLLATE "C" NOT NULL,
  content bigint NOT NULL,
  express_id bigint NOT NULL,
  position integer NOT NULL,
  owner_class text NOT NULL,
  set_id integer NOT NULL,
  source text NOT NULL,
  set_express_ids bigint[] NOT NULL,
  PRIMARY KEY (tenant, project, content, express_id, position)
);
CREATE INDEX element_property_sets_set ON plinth.element_property_sets (tenant, project, content, set_id);

CREATE TABLE plinth.spatial_tree (
  tenant text COLLATE "C" NOT NULL,
  project text COLLATE "C" NOT NULL,
  content bigint NOT NULL,
  position integer NOT NULL,
  depth integer NOT NULL,
  is_placed boolean NOT NULL,
  express_id bigint NOT NULL,
  parent_id bigint,
  ancestors bigint[] NOT NULL,
  kind text NOT NULL,
  class text COLLATE "C" NOT NULL,
  global_id text COLLATE "C",
  name text,
  long_name text,
  elevation double precision,
  z double precision,
  PRIMARY KEY (tenant, project, content, position)
);
CREATE INDEX spatial_tree_element ON plinth.spatial_tree (tenant, project, content, express_id);

CREATE TABLE plinth.relations (
  tenant text COLLATE "C" NOT NULL,
  project text COLLATE "C" NOT NULL,
  content bigint NOT NULL,
  from_id bigint NOT NULL,
  relation text COLLATE "C" NOT NULL,
  position integer NOT NULL,
  to_id bigint NOT NULL,
  to_class text,
  to_name text,
  via_id bigint,
  via_class text,
  PRIMARY KEY (tenant, project, content, from_id, relation, position)
);
CREATE INDEX relations_to ON plinth.relations (tenant, project, content, to_id, relation);
`;
