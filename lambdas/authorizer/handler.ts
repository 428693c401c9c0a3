import { DynamoApiKeys, dynamoClient } from '#adapters/dynamodb';
import { JwtVerifier, KeySet, keySetAt } from '#adapters/jwt';
import { AuthorizerEnvironment } from '#lambdas/authorizer';
import { observability } from '../shared/observability.ts';
import { readEnvironment } from '../shared/read-environment.ts';
import { authorize } from './authorize.ts';
import { keySetAddress } from './key-set-address.ts';
import { AUTHORIZER_SERVICE } from './metric-names.ts';

const tools = observability(AUTHORIZER_SERVICE);
const environment = readEnvironment(AuthorizerEnvironment);
const keys = new DynamoApiKeys(tools.tracer.captureAWSv3Client(dynamoClient()), environment.API_KEYS_TABLE);
const tokens = new JwtVerifier(new KeySet(keySetAt(keySetAddress(environment))), {
  issuer: environment.TOKEN_ISSUER,
  clientId: environment.TOKEN_CLIENT_ID,
  accessScope: environment.TOKEN_ACCESS_SCOPE,
});

/** Tells API Gateway who asks: by an API key, or by a token of the user pool. */
export const handler = authorize(tools, { keys, tokens }, () => new Date());
