import { type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { AUDIT_DAYS, AuditEntry, type AuditPlace } from '#core/model';
import type { AuditLog } from '#core/ports';
import { auditTable } from './access-tables.ts';

const DAY_SECONDS = 24 * 3600;

/** Who did what, in the table of `auditTable`, which forgets each entry within two days of its time. */
export class DynamoAuditLog implements AuditLog {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;
  readonly #days: number;

  /** @param days that an entry is kept; of importance only to whoever writes */
  constructor(client: DynamoDBDocumentClient, table: string, days = AUDIT_DAYS) {
    this.#client = client;
    this.#table = table;
    this.#days = days;
  }

  async append(entry: AuditEntry): Promise<void> {
    const expiresAt = Math.ceil(Date.parse(entry.at) / 1000) + this.#days * DAY_SECONDS;
    const Item = { ...entry, place: placeKey(entry), [auditTable.timeToLive]: expiresAt };
    await this.#client.send(new PutCommand({ TableName: this.#table, Item }));
  }

  async list(
    tenant: string,
    { limit, after }: { readonly limit: number; readonly after?: AuditPlace },
  ): Promise<readonly AuditEntry[]> {
    const found: AuditEntry[] = [];
    let from: Record<string, unknown> | undefined;
    do {
      const request = new QueryCommand({
        TableName: this.#table,
        ConsistentRead: true,
        ScanIndexForward: false,
        Limit: limit - found.length,
        KeyConditionExpression: after === undefined ? 'tenant = :tenant' : 'tenant = :tenant AND place < :after',
        ExpressionAttributeValues: { ':tenant': tenant, ...(after && { ':after': placeKey(after) }) },
        ...(from && { ExclusiveStartKey: from }),
      });
      const { Items = [], LastEvaluatedKey } = await this.#client.send(request);
      found.push(...Items.map((item) => AuditEntry.parse(item)));
      from = LastEvaluatedKey;
    } while (from !== undefined && found.length < limit);
    return found;
  }
}

/** Sorts as the places do. */
const placeKey = ({ at, id }: AuditPlace) => `${at}#${id}`;
