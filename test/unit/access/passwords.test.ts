import { describe, expect, it } from '@jest/globals';
import { hashPassword, isPassword, newPassword } from '#core/access';

describe('a password', () => {
  it('is known again, however its letters are composed, and no other is', async () => {
    const hash = await hashPassword('Gebäude 7');
    expect(hash).toMatch(/^scrypt\$32768\$8\$3\$/);
    expect(await isPassword('Gebäude 7', hash)).toBe(true);
    expect(await isPassword('Gebäude 7'.normalize('NFD'), hash)).toBe(true);
    expect(await isPassword('gebäude 7', hash)).toBe(false);
    expect(await isPassword('', hash)).toBe(false);
  });

  it('has another hash every time', async () => {
    expect(await hashPassword('x')).not.toBe(await hashPassword('x'));
  });

  it('is wrong where there is none, after as long a time', async () => {
    const [hash, began] = [await hashPassword('x'), performance.now()];
    await isPassword('x', hash);
    const compared = performance.now() - began;
    expect([await isPassword('x', null), await isPassword('x', undefined)]).toEqual([false, false]);
    expect((performance.now() - began - compared) / 2).toBeGreaterThan(compared / 5);
  });

  it('is compared with nothing but a hash', async () => {
    await expect(isPassword('x', 'x')).rejects.toThrow('no hash');
  });

  it('that we make up is long enough', () => {
    expect(newPassword()).toMatch(/^[\w-]{24}$/);
    expect(newPassword()).not.toBe(newPassword());
  });
});
