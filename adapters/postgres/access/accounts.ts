import { Account, type Session } from '#core/model';
import type { Accounts } from '#core/ports';
import type { Database } from '../database.ts';
import { asTenant, everyTenant, type TenantQueries } from '../tenant-queries.ts';

/** Few and short questions, beside those that take long. */
const connections = { statementTimeoutMs: 30_000, mostConnections: 2 };

const columns = `tenant, id, name, projects, role, created_at AS "createdAt", password_hash AS "passwordHash"`;

/** Accounts in the tables `plinth.accounts` and `plinth.sessions`; of every tenant, as who asks is found out by them. */
export class PostgresAccounts implements Accounts {
  readonly #queries: TenantQueries;

  constructor(database: Database) {
    this.#queries = asTenant(database.pool(connections), everyTenant);
  }

  async insert({ tenant, id, name, projects, role, createdAt, passwordHash }: Account): Promise<boolean> {
    const { rowCount } = await this.#queries.query(
      `INSERT INTO plinth.accounts (tenant, id, name, projects, role, created_at, password_hash)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (name) DO NOTHING`,
      [tenant, id, name, JSON.stringify(projects), role, createdAt, passwordHash],
    );
    return rowCount === 1;
  }

  async findByName(name: string): Promise<Account | undefined> {
    const { rows } = await this.#queries.query(`SELECT ${columns} FROM plinth.accounts WHERE name = $1`, [name]);
    return rows.map((row) => Account.parse(row))[0];
  }

  async list(): Promise<readonly Account[]> {
    const { rows } = await this.#queries.query(`SELECT ${columns} FROM plinth.accounts ORDER BY name`);
    return rows.map((row) => Account.parse(row));
  }

  async remove(id: string): Promise<void> {
    await this.#queries.query('DELETE FROM plinth.accounts WHERE id = $1', [id]);
  }

  async openSession({ tokenHash, accountId, expiresAt }: Session, now: string): Promise<void> {
    await this.#queries.query('DELETE FROM plinth.sessions WHERE expires_at <= $1', [now]);
    await this.#queries.query('INSERT INTO plinth.sessions (token_hash, account_id, expires_at) VALUES ($1, $2, $3)', [
      tokenHash,
      accountId,
      expiresAt,
    ]);
  }

  async findBySession(tokenHash: string, now: string): Promise<Account | undefined> {
    const { rows } = await this.#queries.query(
      `SELECT ${columns} FROM plinth.accounts
        WHERE id = (SELECT account_id FROM plinth.sessions WHERE token_hash = $1 AND expires_at > $2)`,
      [tokenHash, now],
    );
    return rows.map((row) => Account.parse(row))[0];
  }

  async closeSession(tokenHash: string): Promise<void> {
    await this.#queries.query('DELETE FROM plinth.sessions WHERE token_hash = $1', [tokenHash]);
  }
}
