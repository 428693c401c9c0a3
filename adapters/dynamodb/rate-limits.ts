import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type RateLimit, type Taken, takeToken } from '#core/model';
import type { RateLimits } from '#core/ports';

/** Two writes meet each other's conditions again only where others take tokens at the very same moment. */
const MOST_TRIES = 5;

/**
 * Buckets in the table of `rateLimitsTable`: one write for somebody who asks seldom, two otherwise. Each write changes
 * the bucket by itself, so that none is lost however many functions count at once.
 */
export class DynamoRateLimits implements RateLimits {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async take(bucket: string, limit: RateLimit, now: Date): Promise<Taken> {
    const at = now.getTime();
    const whenFull = { change: 'SET fullAt = :first, expiresAt = :expires', condition: isFull };
    const whenUsed = { change: 'SET fullAt = fullAt + :every, expiresAt = :expires', condition: isUsed };
    let write = whenFull;
    for (let tries = 1; tries <= MOST_TRIES; tries++) {
      const outcome = await this.#write(bucket, write.change, write.condition, { limit, at });
      if (outcome.isWritten) return takeToken(outcome.fullAt - limit.everyMs, limit, at).taken;
      const { taken } = takeToken(outcome.fullAt, limit, at);
      if (!taken.isAllowed) return taken;
      write = outcome.fullAt !== undefined && outcome.fullAt > at ? whenUsed : whenFull;
    }
    return { isAllowed: false, remaining: 0, waitMs: limit.everyMs }; // so many at once are too many
  }

  /** @returns what the bucket is then, or was where nothing was written. */
  async #write(
    bucket: string,
    change: string,
    condition: string,
    { limit: { everyMs, burst }, at }: { readonly limit: RateLimit; readonly at: number },
  ): Promise<
    { readonly isWritten: true; readonly fullAt: number } | { readonly isWritten: false; readonly fullAt?: number }
  > {
    const values: Record<string, number> = {
      ':now': at,
      ':first': at + everyMs,
      ':every': everyMs,
      ':latest': at + (burst - 1) * everyMs,
      ':expires': Math.ceil((at + burst * everyMs) / 1000) + 1,
    };
    const used = Object.entries(values).filter(([name]) => `${change} ${condition}`.includes(name));
    const request = new UpdateCommand({
      TableName: this.#table,
      Key: { bucket },
      UpdateExpression: change,
      ConditionExpression: condition,
      ExpressionAttributeValues: Object.fromEntries(used),
      ReturnValues: 'UPDATED_NEW',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    try {
      const { Attributes } = await this.#client.send(request);
      return { isWritten: true, fullAt: Number(Attributes?.['fullAt']) };
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      const old = error.Item?.['fullAt']?.N;
      return { isWritten: false, ...(old !== undefined && { fullAt: Number(old) }) };
    }
  }
}

const isFull = 'attribute_not_exists(fullAt) OR fullAt <= :now';
const isUsed = 'fullAt > :now AND fullAt <= :latest';
