export { type JwtExpectations, JwtVerifier } from './jwt-verifier.ts';
export { type FetchKeySet, KeySet, keySetAt } from './key-set.ts';
