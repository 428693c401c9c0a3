/** Jobs: the record itself, and beside it what is searched for. `created_at` is ISO 8601 in UTC, which sorts as text. */
export const jobs = () => `
CREATE TABLE plinth.jobs (
  tenant text COLLATE "C" NOT NULL,
  project text COLLATE "C" NOT NULL,
  id text NOT NULL COLLATE "C",
  model_id text COLLATE "C" NOT NULL,
  upload_id text COLLATE "C" NOT NULL,
  sha256 text COLLATE "C",
  state text COLLATE "C" NOT NULL,
  created_at text NOT NULL COLLATE "C",
  version integer NOT NULL,
  job json NOT NULL,
  PRIMARY KEY (tenant, project, id)
);
CREATE INDEX jobs_newest ON plinth.jobs (tenant, project, created_at DESC, id DESC);
CREATE INDEX jobs_model ON plinth.jobs (tenant, project, model_id);
CREATE INDEX jobs_upload ON plinth.jobs (tenant, project, upload_id);
CREATE INDEX jobs_sha256 ON plinth.jobs (tenant, project, sha256) WHERE sha256 IS NOT NULL;
CREATE INDEX jobs_state ON plinth.jobs (state, created_at);
`;
