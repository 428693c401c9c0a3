import { createSign } from 'node:crypto';

/** A key that CloudFront trusts. */
export interface UrlSigner {
  /** Of the public half, as CloudFront calls it. */
  readonly keyPairId: string;
  /** In PEM. */
  readonly privateKey: string;
}

/**
 * An address of CloudFront that is good until a time, for whoever has it: signed with a canned policy, by RSA and SHA-1,
 * which is what CloudFront verifies.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-creating-signed-url-canned-policy.html
 *
 * @param url without a query: parameters of one's own would have to be signed too.
 */
export function signedUrl(url: URL, until: Date, { keyPairId, privateKey }: UrlSigner): URL {
  if (url.search !== '') throw new Error('An address to be signed has no query.');
  const expires = Math.floor(until.getTime() / 1000);
  const condition = { DateLessThan: { 'AWS:EpochTime': expires } };
  const policy = JSON.stringify({ Statement: [{ Resource: url.href, Condition: condition }] });
  const signed = new URL(url);
  const signature = urlSafe(createSign('RSA-SHA1').update(policy).sign(privateKey, 'base64'));
  // As it stands: CloudFront's alphabet needs no encoding, and URLSearchParams would encode `~`.
  signed.search = `Expires=${expires}&Signature=${signature}&Key-Pair-Id=${keyPairId}`;
  return signed;
}

/** CloudFront's own alphabet instead of the characters that mean something in a query. */
const urlSafe = (base64: string) => base64.replaceAll('+', '-').replaceAll('=', '_').replaceAll('/', '~');
