import { JwtVerifier, KeySet } from '#adapters/jwt';
import { accessScope, clientId, issuer } from '../support/tokens.ts';
import { tokenVerifierContract } from './token-verifier.contract.ts';

tokenVerifierContract('JwtVerifier', async (keys) => {
  const set = new KeySet(async () => ({ keys: await keys() }));
  return new JwtVerifier(set, { issuer, clientId, accessScope });
});
