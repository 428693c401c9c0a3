import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KeySet, keySetAt } from '#adapters/jwt';
import { keyPair, known, now } from '../../support/tokens.ts';

const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

/** A set whose answers are given, one after the other; the last one again and again. */
function keySet(...answers: readonly (object | Error)[]) {
  let asked = 0;
  const set = new KeySet(async () => {
    const answer = answers[Math.min(asked++, answers.length - 1)];
    if (answer instanceof Error) throw answer;
    return answer;
  });
  return { set, asked: () => asked };
}

const one = { keys: [known.jwk] };

describe('a set of keys', () => {
  it('is asked for once, however many want a key at once', async () => {
    const { set, asked } = keySet(one);
    const found = await Promise.all(Array.from({ length: 20 }, () => set.find('known', now)));
    expect([asked(), found.filter((key) => key === undefined)]).toEqual([1, []]);
  });

  it('is asked for again after an hour, so that a key that was taken back is not believed for ever', async () => {
    const { set, asked } = keySet(one, { keys: [] });
    await set.find('known', now);
    expect(await set.find('known', later(3599))).toBeDefined();
    expect(await set.find('known', later(3600))).toBeUndefined();
    expect(asked()).toBe(2);
  });

  it('learns of a new key within a minute, and asks no more often for keys that nobody has', async () => {
    const { set, asked } = keySet(one, { keys: [known.jwk, keyPair('new').jwk] });
    for (let second = 0; second < 60; second += 5) expect(await set.find('new', later(second))).toBeUndefined();
    expect(asked()).toBe(1);
    expect(await set.find('new', later(60))).toBeDefined();
    expect(asked()).toBe(2);
  });

  it('passes on that the issuer does not answer, and leaves it alone for ten seconds', async () => {
    const { set, asked } = keySet(new Error('No answer.'), one);
    for (const second of [0, 9.9]) await expect(set.find('known', later(second))).rejects.toThrow('No answer.');
    expect(asked()).toBe(1);
    expect(await set.find('known', later(10))).toBeDefined();
  });

  it('is believed for six hours where the issuer does not answer, and no longer', async () => {
    const { set, asked } = keySet(one, new Error('No answer.'));
    await set.find('known', now);
    expect(await set.find('known', later(3600))).toBeDefined();
    expect([await set.find('known', later(6 * 3600 - 1)), asked()]).toEqual([expect.anything(), 3]);
    await expect(set.find('known', later(6 * 3600))).rejects.toThrow('No answer.');
    await expect(set.find('other', later(3700))).rejects.toThrow('No answer.');
  });

  it('forgets a failure as soon as the issuer answers', async () => {
    const { set, asked } = keySet(new Error('No answer.'), one);
    await expect(set.find('known', now)).rejects.toThrow('No answer.');
    expect([await set.find('known', later(10)), await set.find('other', later(70))]).toEqual([
      expect.anything(),
      undefined,
    ]);
    expect(asked()).toBe(3);
  });

  it.each([[{}], [{ keys: 'none' }], [[]]])('is none where it is %j', async (answer) => {
    await expect(keySet(answer).set.find('known', now)).rejects.toThrow('no key set');
  });
});

describe('the address of a key set', () => {
  let server: Server;
  let url = '';
  beforeAll(async () => {
    server = createServer(({ url: path }, response) => {
      if (path === '/moved') response.writeHead(302, { location: '/keys' }).end();
      else if (path === '/keys') response.end(JSON.stringify(one));
      else if (path === '/long') response.end(JSON.stringify({ keys: 'x'.repeat(200_000) }));
      else response.writeHead(500).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (typeof address !== 'object' || address === null) throw new Error('The server has no address.');
    url = `http://127.0.0.1:${address.port}`;
  });
  afterAll(() => void server.close());

  it('is read', async () => {
    expect(await keySetAt(`${url}/keys`)()).toEqual(one);
  });

  it.each(['/moved', '/long', '/broken'])('is not believed at %s', async (path) => {
    await expect(keySetAt(`${url}${path}`)()).rejects.toThrow();
  });
});
