import { createPrivateKey, createPublicKey } from 'node:crypto';
import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { DynamoSigningKeys } from '#adapters/dynamodb';
import { keyResource } from '../../../lambdas/signing-keys/key-resource.ts';
import { lambdaContext, observed } from '../../support/lambda-events.ts';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-central-1' }));
const table = mockClient(client);
const items = new Map<string, Record<string, unknown>>();

beforeEach(() => {
  items.clear();
  table.reset();
  table.on(GetCommand).callsFake(({ Key }) => ({ Item: items.get(Key.id) }));
  table.on(DeleteCommand).callsFake(({ Key }) => {
    items.delete(Key.id);
    return {};
  });
  table.on(PutCommand).callsFake(({ Item, ConditionExpression }) => {
    expect(ConditionExpression).toBe('attribute_not_exists(id)');
    if (items.has(Item.id)) throw new ConditionalCheckFailedException({ $metadata: {}, message: 'It is there.' });
    items.set(Item.id, Item);
    return {};
  });
});

function ask(RequestType: string, KeyId: string, PhysicalResourceId?: string) {
  const { tools, lines } = observed('signing-keys');
  const handler = keyResource(tools, new DynamoSigningKeys(client, 'keys'));
  const event = { RequestType, ...(PhysicalResourceId && { PhysicalResourceId }), ResourceProperties: { KeyId } };
  return { answer: handler(event, lambdaContext()), lines };
}

const publicKeyOf = (answer: object) => String(Object(Object(answer)['Data'])['PublicKey']);

describe('a key of signed URLs', () => {
  it('is made once: 2048 bits, of which only the public half leaves the table', async () => {
    const { answer, lines } = ask('Create', 'artifacts-1');
    const made = await answer;
    expect(made).toEqual({ PhysicalResourceId: 'artifacts-1', Data: { PublicKey: expect.any(String) } });
    const key = createPublicKey(publicKeyOf(made));
    expect(key.asymmetricKeyDetails?.modulusLength).toBe(2048);
    const kept = createPrivateKey(String(items.get('artifacts-1')?.['privateKey']));
    expect(createPublicKey(kept).equals(key)).toBe(true);
    expect(JSON.stringify([made, lines])).not.toContain('PRIVATE');
  });

  it('is the same when CloudFormation asks again', async () => {
    const first = await ask('Create', 'artifacts-1').answer;
    expect(await ask('Create', 'artifacts-1').answer).toEqual(first);
    expect(await ask('Update', 'artifacts-1', 'artifacts-1').answer).toEqual(first);
    expect(items.size).toBe(1);
  });

  it('is that of whoever was first, when two make it at once', async () => {
    const [one, other] = await Promise.all([ask('Create', 'artifacts-1').answer, ask('Create', 'artifacts-1').answer]);
    expect(publicKeyOf(one)).toBe(publicKeyOf(other));
  });

  it('goes with its resource, by the id that it was made with', async () => {
    await ask('Create', 'artifacts-1').answer;
    await ask('Create', 'artifacts-2').answer;
    await ask('Delete', 'artifacts-2', 'artifacts-1').answer;
    expect([...items.keys()]).toEqual(['artifacts-2']);
  });
});
