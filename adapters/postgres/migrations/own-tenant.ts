/** The condition that a row is the tenant's whom the transaction has named. */
export const ofNamedTenant = `tenant = (SELECT current_setting('plinth.tenant', true))`;

/** Binds a table to it: `*` means all tenants. */
export const ownTenantOnly = (table: string) => `ALTER TABLE plinth.${table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON plinth.${table} USING (${ofNamedTenant} OR (SELECT current_setting('plinth.tenant', true)) = '*');`;
