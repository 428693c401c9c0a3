import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';

/** The table behind `DynamoSigningKeys`; keys are text. */
export const signingKeysTable = { partitionKey: 'id' } as const;

/** A pair of keys in PEM: SPKI and PKCS #8. */
export const KeyPair = z.object({ publicKey: z.string().min(1), privateKey: z.string().min(1) });
export type KeyPair = z.infer<typeof KeyPair>;

/** Keys of signed URLs. In a table, since functions without a way out of their network reach DynamoDB and no secret store. */
export class DynamoSigningKeys {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async find(id: string): Promise<KeyPair | undefined> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key: { id }, ConsistentRead: true }),
    );
    return Item && KeyPair.parse(Item);
  }

  /** @returns the pair that is kept under this id: that which was there first. */
  async keep(id: string, pair: KeyPair): Promise<KeyPair> {
    const ConditionExpression = 'attribute_not_exists(id)';
    try {
      await this.#client.send(new PutCommand({ TableName: this.#table, Item: { id, ...pair }, ConditionExpression }));
      return pair;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      const kept = await this.find(id);
      if (kept === undefined) throw new Error(`The key ${id} was removed while it was made.`);
      return kept;
    }
  }

  /** Nothing where there is none. */
  async remove(id: string): Promise<void> {
    await this.#client.send(new DeleteCommand({ TableName: this.#table, Key: { id } }));
  }
}
