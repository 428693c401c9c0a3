import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';

type Signing = ConstructorParameters<typeof SignatureV4>[0];

/** A user of an ElastiCache Serverless cache who signs in by IAM: `userId` is the name in the URL as well. */
export interface ElastiCacheUser {
  readonly cacheName: string;
  readonly userId: string;
  /** Both as an SDK client has them in its `config`. */
  readonly region: Signing['region'];
  readonly credentials: Signing['credentials'];
}

/** ElastiCache takes no token that is older. An open connection outlives its token, by up to 12 hours. */
const TOKEN_SECONDS = 900;

/**
 * A password for one connection: a signed request that is never sent, without its scheme. Signing asks nobody, so it
 * works in a subnet without a way out.
 */
export async function elastiCacheToken({ cacheName, userId, region, credentials }: ElastiCacheUser): Promise<string> {
  const signer = new SignatureV4({ service: 'elasticache', region, credentials, sha256: Sha256 });
  const request = {
    method: 'GET',
    protocol: 'https:',
    hostname: cacheName,
    path: '/',
    headers: { host: cacheName },
    query: { Action: 'connect', User: userId, ResourceType: 'ServerlessCache' },
  };
  const { query = {} } = await signer.presign(request, { expiresIn: TOKEN_SECONDS });
  const parameters = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return `${cacheName}/?${parameters.join('&')}`;
}
