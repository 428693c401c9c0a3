/** Longer ones are nobody's: Cognito's have some 1 000 characters. */
const MOST_CHARACTERS = 8192;
const PART = /^[\w-]+$/;

/** A JSON Web Token in its compact form (RFC 7519; RFC 7515, 3.1), taken apart; nothing of it is proven. */
export interface ParsedJwt {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  /** What was signed: header and claims as they were sent. */
  readonly signed: Buffer;
  readonly signature: Buffer;
}

/** Undefined where the text has not the form of a token. */
export function parseJwt(text: string): ParsedJwt | undefined {
  if (text.length > MOST_CHARACTERS) return undefined;
  const [first, second, third, ...more] = text.split('.');
  if (first === undefined || second === undefined || third === undefined || more.length > 0) return undefined;
  if (![first, second, third].every((part) => PART.test(part))) return undefined;
  const header = jsonObject(first);
  const claims = jsonObject(second);
  if (header === undefined || claims === undefined) return undefined;
  return { header, claims, signed: Buffer.from(`${first}.${second}`), signature: Buffer.from(third, 'base64url') };
}

function jsonObject(part: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined; // not JSON, so not a token
  }
}
