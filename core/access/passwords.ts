import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** OWASP's choice for scrypt with 32 MiB: some 0.2 s of one core for every attempt. */
const cost = { N: 2 ** 15, r: 8, p: 3 };
const HASH_BYTES = 32;
const SALT_BYTES = 16;
/** 128 * N * r bytes, and some more for what else scrypt needs. */
const MOST_MEMORY = 64 * 2 ** 20;
const PASSWORD_BYTES = 18;
const FORM = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([\w-]+)\$([\w-]+)$/;

/** One that nobody guesses: 144 random bits. */
export const newPassword = (): string => randomBytes(PASSWORD_BYTES).toString('base64url');

/** What is kept of a password: `scrypt$N$r$p$salt$hash`, so that the cost can be raised later. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, salt, cost);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/**
 * Takes as long where there is no hash to compare with, so that the time does not tell which names have accounts.
 *
 * @throws Error where the hash is not one of `hashPassword`.
 */
export async function isPassword(password: string, stored: string | null | undefined): Promise<boolean> {
  if (stored === null || stored === undefined) {
    await derive(password, randomBytes(SALT_BYTES), cost);
    return false;
  }
  const [, N, r, p, salt = '', hash = ''] = FORM.exec(stored) ?? [];
  const expected = Buffer.from(hash, 'base64url');
  if (expected.length !== HASH_BYTES) throw new Error('What is stored is no hash of a password.');
  const given = await derive(password, Buffer.from(salt, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) });
  return timingSafeEqual(given, expected);
}

function derive(password: string, salt: Buffer, { N, r, p }: typeof cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // Two ways to type the same letter are the same password.
    scrypt(password.normalize('NFKC'), salt, HASH_BYTES, { N, r, p, maxmem: MOST_MEMORY }, (error, hash) =>
      error === null ? resolve(hash) : reject(error),
    );
  });
}
