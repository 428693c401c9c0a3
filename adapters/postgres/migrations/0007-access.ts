/** Accounts with their sessions, API keys, and who did what. Times are ISO 8601 in UTC, which sorts as text. */
export const access = () => `
CREATE TABLE plinth.accounts (
  tenant text COLLATE "C" NOT NULL,
  id text COLLATE "C" PRIMARY KEY,
  name text COLLATE "C" NOT NULL UNIQUE,
  projects jsonb NOT NULL,
  role text COLLATE "C" NOT NULL,
  created_at text COLLATE "C" NOT NULL,
  password_hash text
);

CREATE TABLE plinth.sessions (
  token_hash text COLLATE "C" PRIMARY KEY,
  account_id text COLLATE "C" NOT NULL REFERENCES plinth.accounts ON DELETE CASCADE,
  expires_at text COLLATE "C" NOT NULL
);
CREATE INDEX sessions_account ON plinth.sessions (account_id);
CREATE INDEX sessions_expiry ON plinth.sessions (expires_at);

CREATE TABLE plinth.api_keys (
  tenant text COLLATE "C" NOT NULL,
  id text COLLATE "C" PRIMARY KEY,
  projects jsonb NOT NULL,
  name text NOT NULL,
  scopes text[] NOT NULL,
  created_at text COLLATE "C" NOT NULL,
  created_by text NOT NULL,
  expires_at text COLLATE "C",
  last_used_on text COLLATE "C",
  revoked_at text COLLATE "C",
  secret_hash text NOT NULL
);
CREATE INDEX api_keys_newest ON plinth.api_keys (tenant, created_at DESC, id DESC);

CREATE TABLE plinth.audit_log (
  tenant text COLLATE "C" NOT NULL,
  at text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  project text COLLATE "C",
  who text NOT NULL,
  name text NOT NULL,
  action text NOT NULL,
  object text,
  outcome text NOT NULL,
  address text,
  PRIMARY KEY (tenant, at, id)
);
`;
