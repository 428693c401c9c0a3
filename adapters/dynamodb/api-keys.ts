import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateQuery,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { ApiKey, StoredApiKey } from '#core/model';
import type { ApiKeys } from '#core/ports';

/** API keys in the table of `apiKeysTable`. A list may miss, for some milliseconds, what has just changed. */
export class DynamoApiKeys implements ApiKeys {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async insert(key: StoredApiKey): Promise<void> {
    const ConditionExpression = 'attribute_not_exists(id)';
    await this.#client.send(new PutCommand({ TableName: this.#table, Item: itemOf(key), ConditionExpression }));
  }

  /** Takes the place of the key of the same id, if there is one, which lets nobody in from then on. */
  async replace(key: StoredApiKey): Promise<void> {
    await this.#client.send(new PutCommand({ TableName: this.#table, Item: itemOf(key) }));
  }

  async find(id: string): Promise<StoredApiKey | undefined> {
    const request = { TableName: this.#table, Key: { id }, ConsistentRead: true };
    const { Item } = await this.#client.send(new GetCommand(request));
    return Item && StoredApiKey.parse(Item);
  }

  async list(tenant: string): Promise<readonly ApiKey[]> {
    const input = {
      TableName: this.#table,
      IndexName: 'byTenant',
      ScanIndexForward: false,
      KeyConditionExpression: 'tenant = :tenant',
      ExpressionAttributeValues: { ':tenant': tenant },
    };
    const found: ApiKey[] = [];
    for await (const { Items = [] } of paginateQuery({ client: this.#client }, input)) {
      for (const item of Items) found.push(ApiKey.parse(item));
    }
    return found;
  }

  async revoke(tenant: string, id: string, at: string): Promise<boolean> {
    const old = await this.#set({ id, field: 'revokedAt', value: at, tenant, condition: '#field = :none' });
    return old === undefined || old === tenant;
  }

  async noteUse(tenant: string, id: string, day: string): Promise<void> {
    const condition = '(#field = :none OR #field < :value)';
    await this.#set({ id, field: 'lastUsedOn', value: day, tenant, condition });
  }

  /**
   * Sets a field of the tenant's key where the condition holds.
   *
   * @returns undefined where it was set, otherwise the tenant of the key, empty where there is none.
   */
  async #set(change: Record<'id' | 'field' | 'value' | 'tenant' | 'condition', string>): Promise<string | undefined> {
    const { id, field, value, tenant, condition } = change;
    const request = new UpdateCommand({
      TableName: this.#table,
      Key: { id },
      UpdateExpression: 'SET #field = :value',
      ConditionExpression: `tenant = :tenant AND ${condition}`,
      ExpressionAttributeNames: { '#field': field },
      ExpressionAttributeValues: { ':value': value, ':tenant': tenant, ':none': null },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    try {
      await this.#client.send(request);
      return undefined;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return error.Item?.['tenant']?.S ?? '';
    }
  }
}

/** `created` is what the index of a tenant's keys is sorted by. */
const itemOf = (key: StoredApiKey) => ({ ...key, created: `${key.createdAt}#${key.id}` });
