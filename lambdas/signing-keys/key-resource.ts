import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { DynamoSigningKeys, KeyPair } from '#adapters/dynamodb';
import type { Observability } from '../shared/observability.ts';
import { observedFunction } from '../shared/observed-function.ts';

/** What the provider framework of CDK calls with. The table's id of the key is what CloudFormation knows it by. */
const KeyRequest = z.object({
  RequestType: z.enum(['Create', 'Update', 'Delete']),
  PhysicalResourceId: z.string().optional(),
  ResourceProperties: z.object({ KeyId: z.string().min(1) }),
});

/** The only size that CloudFront takes for RSA. */
const BITS = 2048;

/** A pair of keys as a resource of a stack: it answers with the public half, and the private half stays in the table. */
export function keyResource(tools: Observability, keys: Pick<DynamoSigningKeys, 'find' | 'keep' | 'remove'>) {
  return observedFunction(tools, async (event: unknown) => {
    const { RequestType, PhysicalResourceId, ResourceProperties } = KeyRequest.parse(event);
    if (RequestType === 'Delete') {
      // Under the id that it was made with: after a change of the id, that of the request is the new one.
      await keys.remove(PhysicalResourceId ?? ResourceProperties.KeyId);
      return { PhysicalResourceId };
    }
    const id = ResourceProperties.KeyId;
    const { publicKey } = (await keys.find(id)) ?? (await keys.keep(id, await newPair()));
    return { PhysicalResourceId: id, Data: { PublicKey: publicKey } };
  });
}

async function newPair(): Promise<KeyPair> {
  return promisify(generateKeyPair)('rsa', {
    modulusLength: BITS,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}
