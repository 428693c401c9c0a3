import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const SECRET_BYTES = 32;

/** 256 random bits as 43 characters of base64url. */
export const newSecret = (): string => randomBytes(SECRET_BYTES).toString('base64url');

/**
 * What is kept of a secret: SHA-256, hexadecimal. A fast hash is enough, because nobody can try 2^256 secrets however
 * fast each is tried; slow hashes protect what people make up (see `hashPassword`), and would cost every request their
 * time.
 */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Compares hashes of `hashOf` in a time that does not tell how much of them is alike. */
export function isSameHash(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
